package dev.rewardsync.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spreading of an amount over weighted parts by largest remainder: the parts sum exactly to the amount. */
public final class Allocation {

    private Allocation() {}

    /**
     * Splits an amount into one part a weight, in the currency's smallest units. What is left after rounding down goes
     * to the largest remainders, one unit each, ties to the earlier part. Where all weights are 0 every part weighs the
     * same; without parts there is nothing to split into and the result is empty.
     *
     * @param amount 0 or more; a finer fraction than the smallest unit is first rounded half-up
     * @param weights each 0 or more
     */
    public static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> weights, Currency currency) {
        if (weights.isEmpty()) {
            return List.of();
        }
        BigInteger units = currency.round(amount).unscaledValue();
        if (units.signum() == 0) {
            return Collections.nCopies(weights.size(), currency.zero());
        }
        return inUnits(units, wholeWeights(weights)).stream()
                .map(part -> new BigDecimal(part, currency.decimals()))
                .toList();
    }

    /**
     * Splits an amount likewise, but no part is more than its limit. What is cut is spread again over the parts that have
     * room left, by the same weights; what none of them can take is in no part.
     *
     * @param limits one for each weight, each 0 or more; a finer fraction than the smallest unit is rounded up
     */
    public static List<BigDecimal> spread(
            BigDecimal amount, List<BigDecimal> weights, List<BigDecimal> limits, Currency currency) {
        List<BigDecimal> parts = new ArrayList<>(spread(amount, weights, currency));
        BigDecimal cut = cut(parts, limits, currency);
        while (cut.signum() > 0) {
            List<Integer> open = IntStream.range(0, parts.size())
                    .filter(index -> parts.get(index).compareTo(limits.get(index)) < 0)
                    .boxed()
                    .toList();
            if (open.isEmpty()) {
                break;
            }
            List<BigDecimal> more = spread(cut, open.stream().map(weights::get).toList(), currency);
            for (int index = 0; index < more.size(); index++) {
                parts.set(open.get(index), parts.get(open.get(index)).add(more.get(index)));
            }
            cut = cut(parts, limits, currency);
        }
        return parts;
    }

    /** Cuts each part to its limit and returns how much that is in all. */
    private static BigDecimal cut(List<BigDecimal> parts, List<BigDecimal> limits, Currency currency) {
        BigDecimal cut = BigDecimal.ZERO;
        for (int index = 0; index < parts.size(); index++) {
            BigDecimal limit = limits.get(index).setScale(currency.decimals(), RoundingMode.CEILING);
            BigDecimal beyond = parts.get(index).subtract(limit);
            if (beyond.signum() > 0) {
                parts.set(index, limit);
                cut = cut.add(beyond);
            }
        }
        return cut;
    }

    private static List<BigInteger> inUnits(BigInteger units, List<BigInteger> weights) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> parts = new ArrayList<>(weights.size());
        List<BigInteger> remainders = new ArrayList<>(weights.size());
        BigInteger left = units;
        for (BigInteger weight : weights) {
            BigInteger[] share = units.multiply(weight).divideAndRemainder(sum);
            parts.add(share[0]);
            remainders.add(share[1]);
            left = left.subtract(share[0]);
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left.intValueExact())
                .forEach(index -> parts.set(index, parts.get(index).add(BigInteger.ONE)));
        return parts;
    }

    /** The weights as whole numbers of the same proportions; all 1 where they are all 0. */
    private static List<BigInteger> wholeWeights(List<BigDecimal> weights) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        boolean allZero = weights.stream().allMatch(weight -> weight.signum() == 0);
        return weights.stream()
                .map(weight -> allZero ? BigInteger.ONE : weight.setScale(scale).unscaledValue())
                .toList();
    }
}
