package dev.rewardsync.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ruleset's {@code redemption}: the value of points and the limits on spending them.
 *
 * @param minPoints minimum points per order
 * @param maxPointsPerOrder maximum points per order; null for no limit
 * @param coversShipping whether points can pay for the shipping
 * @param rates by ascending priority, ties in file order
 */
public record RedemptionPolicy(
        long minPoints, @Nullable Long maxPointsPerOrder, boolean coversShipping, List<Rate> rates) {

    /**
     * Returns the rate for a website and a customer group: the first active rate that matches both; empty if none does.
     */
    public Optional<Rate> redemptionRateFor(String website, String group) {
        for (Rate rate : rates) {
            if (rate.active()
                    && (rate.websites().isEmpty() || rate.websites().contains(website))
                    && (rate.groups().isEmpty() || rate.groups().contains(group))) {
                return Optional.of(rate);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the maximum points for one order, without the limits that depend on the order's amount: the smaller of
     * the maximum per order and the rate's limit in points.
     *
     * @param limit the limit of the rate; null if the rate has no limit or no rate matches
     */
    public long limitInPoints(@Nullable Limit limit) {
        long perOrder = maxPointsPerOrder == null ? Long.MAX_VALUE : maxPointsPerOrder;
        return limit instanceof Limit.Points(long maximum) ? Math.min(perOrder, maximum) : perOrder;
    }

    /**
     * The value of points for websites and customer groups.
     *
     * @param websites empty for all
     * @param groups empty for all
     * @param points greater than 0
     * @param value of {@code points} points, in the ruleset's currency, greater than 0
     * @param limit null for no limit
     */
    public record Rate(
            String id,
            boolean active,
            int priority,
            Set<String> websites,
            Set<String> groups,
            long points,
            BigDecimal value,
            @Nullable Limit limit) {}

    /** The limit on redemption at a rate, per order. */
    public sealed interface Limit {
        /** A maximum number of points. */
        record Points(long points) implements Limit {}

        /** A maximum percentage of the amount that points can pay, 0 to 100. */
        record Percent(BigDecimal percent) implements Limit {}
    }
}
