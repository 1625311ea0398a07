package dev.rewardsync.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits an amount into weighted parts by the largest-remainder method. The parts sum exactly to the amount. */
public final class Allocation {

    private Allocation() {}

    /**
     * Returns one part per weight, in the currency's smallest units. Every part is rounded down first; the remaining
     * units go to the parts with the largest remainders, one unit each. Ties go to the earlier part. If all weights are
     * 0, all parts have the same weight. Without weights the result is empty.
     *
     * @param amount 0 or more; rounded half-up to the smallest unit first
     * @param weights each 0 or more
     */
    public static List<BigDecimal> allocate(BigDecimal amount, List<BigDecimal> weights, Currency currency) {
        if (weights.isEmpty()) {
            return List.of();
        }
        BigInteger units = currency.round(amount).unscaledValue();
        if (units.signum() == 0) {
            return Collections.nCopies(weights.size(), currency.zero());
        }
        return allocateUnits(units, integerWeights(weights)).stream()
                .map(part -> new BigDecimal(part, currency.decimals()))
                .toList();
    }

    /**
     * Returns one part per weight, none above its limit. The excess over the limits is allocated again to the parts
     * below their limits, by the same weights. If all limits are reached, the parts sum to less than the amount.
     *
     * @param limits one per weight, each 0 or more; rounded up to the smallest unit
     */
    public static List<BigDecimal> allocate(
            BigDecimal amount, List<BigDecimal> weights, List<BigDecimal> limits, Currency currency) {
        List<BigDecimal> parts = new ArrayList<>(allocate(amount, weights, currency));
        BigDecimal excess = capAtLimits(parts, limits, currency);
        while (excess.signum() > 0) {
            List<Integer> belowLimit = IntStream.range(0, parts.size())
                    .filter(index -> parts.get(index).compareTo(limits.get(index)) < 0)
                    .boxed()
                    .toList();
            if (belowLimit.isEmpty()) {
                break;
            }
            List<BigDecimal> more =
                    allocate(excess, belowLimit.stream().map(weights::get).toList(), currency);
            for (int index = 0; index < more.size(); index++) {
                parts.set(
                        belowLimit.get(index), parts.get(belowLimit.get(index)).add(more.get(index)));
            }
            excess = capAtLimits(parts, limits, currency);
        }
        return parts;
    }

    /** Reduces each part to its limit and returns the total reduction. */
    private static BigDecimal capAtLimits(List<BigDecimal> parts, List<BigDecimal> limits, Currency currency) {
        BigDecimal excess = BigDecimal.ZERO;
        for (int index = 0; index < parts.size(); index++) {
            BigDecimal limit = limits.get(index).setScale(currency.decimals(), RoundingMode.CEILING);
            BigDecimal excessOfPart = parts.get(index).subtract(limit);
            if (excessOfPart.signum() > 0) {
                parts.set(index, limit);
                excess = excess.add(excessOfPart);
            }
        }
        return excess;
    }

    private static List<BigInteger> allocateUnits(BigInteger units, List<BigInteger> weights) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> parts = new ArrayList<>(weights.size());
        List<BigInteger> remainders = new ArrayList<>(weights.size());
        BigInteger unallocated = units;
        for (BigInteger weight : weights) {
            BigInteger[] share = units.multiply(weight).divideAndRemainder(sum);
            parts.add(share[0]);
            remainders.add(share[1]);
            unallocated = unallocated.subtract(share[0]);
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(unallocated.intValueExact())
                .forEach(index -> parts.set(index, parts.get(index).add(BigInteger.ONE)));
        return parts;
    }

    /** Returns the weights as integers in the same proportions; all 1 if they are all 0. */
    private static List<BigInteger> integerWeights(List<BigDecimal> weights) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        boolean allZero = weights.stream().allMatch(weight -> weight.signum() == 0);
        return weights.stream()
                .map(weight -> allZero ? BigInteger.ONE : weight.setScale(scale).unscaledValue())
                .toList();
    }
}
