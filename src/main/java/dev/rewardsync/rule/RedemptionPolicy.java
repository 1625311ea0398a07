package dev.rewardsync.rule;

import dev.rewardsync.event.PayableScope;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.RateTrace.Mismatch;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ruleset's {@code redemption}: the value of points and the limits on spending them.
 *
 * @param minPoints minimum points per order
 * @param maxPointsPerOrder maximum points per order; null for no limit
 * @param step the points of an order are a multiple of this number, 1 or more
 * @param coversShipping whether points can pay for the shipping
 * @param coversTax whether points can pay tax that prices do not include
 * @param items condition for the items that points can pay; null for all items
 * @param rates by ascending priority, ties in file order
 */
@RecordBuilder
public record RedemptionPolicy(
        long minPoints,
        @Nullable Long maxPointsPerOrder,
        long step,
        boolean coversShipping,
        boolean coversTax,
        @Nullable ItemCondition items,
        List<Rate> rates) {

    /** The policy of a file without {@code redemption}: points cannot be spent. */
    public static final RedemptionPolicy NONE = new RedemptionPolicy(0, null, 1, false, true, null, List.of());

    /**
     * Returns the rate for an order: the first active rate that matches its website and the customer's group and tier, and
     * whose condition holds; empty if none does.
     *
     * @param facts the order without a reward discount, and the customer before it
     */
    public Optional<Rate> redemptionRateFor(Facts facts) {
        for (Rate rate : rates) {
            if (rate.mismatch(facts) == null) {
                return Optional.of(rate);
            }
        }
        return Optional.empty();
    }

    /** Returns the trace of each rate for an order. */
    public List<RateTrace> explain(Facts facts) {
        List<RateTrace> traces = new ArrayList<>(rates.size());
        boolean found = false;
        for (Rate rate : rates) {
            Mismatch mismatch = found ? Mismatch.LATER : rate.mismatch(facts);
            traces.add(RateTrace.of(rate, mismatch, facts));
            found = found || mismatch == null;
        }
        return traces;
    }

    /** Returns whether the rate or the payable items depend on the lines of the order. */
    public boolean readsOrder() {
        return items != null || rates.stream().anyMatch(rate -> rate.when() != Condition.ALWAYS);
    }

    /**
     * Returns the parts of an order that points can pay.
     *
     * @param priced the order without a reward discount; null if the policy does not {@linkplain #readsOrder read} it
     */
    public PayableScope scopeOf(@Nullable PricedOrder priced) {
        Set<String> lines = items == null || priced == null ? null : matching(items, priced);
        return new PayableScope(lines, coversShipping, coversTax);
    }

    private static Set<String> matching(ItemCondition items, PricedOrder priced) {
        Set<String> lines = new TreeSet<>();
        for (PricedLine line : priced.lines()) {
            if (items.holds(line, priced)) {
                lines.add(line.line().lineId());
            }
        }
        return lines;
    }

    /**
     * Returns the maximum points for one order, without the limits that depend on the order's amount.
     *
     * @param rate null if no rate matches
     * @param available the customer's available points before the redemption
     */
    public long limitInPoints(@Nullable Rate rate, long available) {
        long perOrder = maxPointsPerOrder == null ? Long.MAX_VALUE : maxPointsPerOrder;
        return rate == null ? perOrder : Math.min(perOrder, rate.limit().inPoints(available));
    }

    /** Returns a number of points rounded down to a multiple of the step. */
    public long wholeSteps(long points) {
        return points - points % step;
    }

    /**
     * The value of points for websites, customer groups, tiers and carts.
     *
     * @param websites empty for all
     * @param groups empty for all
     * @param tiers empty for all
     * @param when {@link Condition#ALWAYS} if the rate has no condition
     * @param points greater than 0
     * @param value of {@code points} points, in the ruleset's currency, greater than 0
     * @param limit the most points per order
     */
    @RecordBuilder
    public record Rate(
            String id,
            boolean active,
            int priority,
            Set<String> websites,
            Set<String> groups,
            Set<String> tiers,
            Condition when,
            long points,
            BigDecimal value,
            Limit limit) {

        /** Returns why the rate does not match an order; null if it does. */
        private @Nullable Mismatch mismatch(Facts facts) {
            if (!active) {
                return Mismatch.INACTIVE;
            }
            if (!isAllOrContains(websites, facts.website())) {
                return Mismatch.WEBSITE;
            }
            if (!isAllOrContains(groups, facts.customer().group())) {
                return Mismatch.GROUP;
            }
            if (!isAllOrContains(tiers, facts.customer().tier())) {
                return Mismatch.TIER;
            }
            return when.holds(facts) ? null : Mismatch.CONDITIONS;
        }

        private static boolean isAllOrContains(Set<String> names, String name) {
            return names.isEmpty() || names.contains(name);
        }
    }

    /**
     * The limits on redemption at a rate, per order. All of them hold.
     *
     * @param points a maximum number of points; null for none
     * @param percent a maximum percentage of the amount that points can pay, 0 to 100; null for none
     * @param percentOfBalance a maximum percentage of the available points, 0 to 100; null for none
     */
    public record Limit(
            @Nullable Long points,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal percentOfBalance) {

        /** No limit. */
        public static final Limit NONE = new Limit(null, null, null);

        /** Returns the limit without {@code percent}. */
        long inPoints(long available) {
            return Math.min(points == null ? Long.MAX_VALUE : points, shareOfBalance(available));
        }

        /** Returns the points of {@code percentOfBalance}, rounded down; the highest number if there is none. */
        public long shareOfBalance(long available) {
            return percentOfBalance == null
                    ? Long.MAX_VALUE
                    : BigDecimal.valueOf(Math.max(0, available))
                            .multiply(percentOfBalance)
                            .movePointLeft(2)
                            .setScale(0, RoundingMode.FLOOR)
                            .longValueExact();
        }
    }
}
