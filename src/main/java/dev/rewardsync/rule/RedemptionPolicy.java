package dev.rewardsync.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ruleset's {@code redemption}: what points are worth and how many may be spent.
 *
 * @param minPoints fewer are not accepted on one order
 * @param maxPointsPerOrder null for no limit
 * @param coversShipping whether points may pay the shipping
 * @param rates lowest priority first, ties in file order
 */
public record RedemptionPolicy(
        long minPoints, @Nullable Long maxPointsPerOrder, boolean coversShipping, List<Rate> rates) {

    /** The rate for a website and customer group: the first that is active and matches; only it counts. */
    public Optional<Rate> rateFor(String website, String group) {
        for (Rate rate : rates) {
            if (rate.active()
                    && (rate.websites().isEmpty() || rate.websites().contains(website))
                    && (rate.groups().isEmpty() || rate.groups().contains(group))) {
                return Optional.of(rate);
            }
        }
        return Optional.empty();
    }

    /** The most points for one order that need no money to be worked out: per order, and of a rate limited in points. */
    public long limitInPoints(Optional<Rate> rate) {
        long perOrder = maxPointsPerOrder == null ? Long.MAX_VALUE : maxPointsPerOrder;
        return rate.map(Rate::limit).orElse(null) instanceof Limit.Points(long most)
                ? Math.min(perOrder, most)
                : perOrder;
    }

    /**
     * What a number of points is worth, for some websites and customer groups.
     *
     * @param websites empty for all
     * @param groups empty for all
     * @param points more than 0
     * @param value of so many points, in the ruleset's currency, more than 0
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

    /** The most that one order may take at a rate. */
    public sealed interface Limit {
        /** So many points. */
        record Points(long points) implements Limit {}

        /** So much of the order's sum, 0 to 100. */
        record Percent(BigDecimal percent) implements Limit {}
    }
}
