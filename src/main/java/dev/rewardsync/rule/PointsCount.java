package dev.rewardsync.rule;

import dev.rewardsync.cart.Cart;
import dev.rewardsync.rule.RuleOutcome.Shortfall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many points a rule gives for an event, worked out exactly.
 *
 * @param points 0 or more, after the rule's {@code max}
 * @param shortfall why there are none where there would be some; null where all went well
 */
record PointsCount(long points, @Nullable Shortfall shortfall) {

    private static final PointsCount NONE = new PointsCount(0, null);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Counts by the rule's earning style. Without an order only fixed points are given. */
    static PointsCount of(EarningRule rule, EarnBase base, @Nullable Cart cart) {
        EarnedOn earnedOn = cart == null ? null : new EarnedOn(cart, rule.items());
        return switch (rule.earn()) {
            case Earning.Fixed fixed -> capped(BigDecimal.valueOf(fixed.points()), fixed.max());
            case Earning.PerSpent perSpent -> earnedOn == null ? NONE : ofSpent(perSpent, earnedOn, base);
            case Earning.PerQuantity perQuantity ->
                earnedOn == null
                        ? NONE
                        : capped(
                                forFullSteps(perQuantity.points(), earnedOn.quantity(), perQuantity.step()),
                                perQuantity.max());
        };
    }

    private static PointsCount ofSpent(Earning.PerSpent earn, EarnedOn earnedOn, EarnBase base) {
        BigDecimal spent = earnedOn.cart().inBase(earnedOn.amount(base));
        if (spent == null) {
            return new PointsCount(0, Shortfall.NO_EXCHANGE_RATE);
        }
        BigDecimal points = switch (earn.partialSteps()) {
            case DROP -> forFullSteps(earn.points(), spent, earn.step());
            case FLOOR -> forShare(earn, spent, RoundingMode.FLOOR);
            case HALF_UP -> forShare(earn, spent, RoundingMode.HALF_UP);
            case CEIL -> forShare(earn, spent, RoundingMode.CEILING);
        };
        return capped(points, earn.max());
    }

    private static BigDecimal forFullSteps(long points, BigDecimal counted, BigDecimal step) {
        return counted.divide(step, 0, RoundingMode.DOWN).multiply(BigDecimal.valueOf(points));
    }

    private static BigDecimal forShare(Earning.PerSpent earn, BigDecimal spent, RoundingMode rounding) {
        return spent.multiply(BigDecimal.valueOf(earn.points())).divide(earn.step(), 0, rounding);
    }

    private static PointsCount capped(BigDecimal points, long max) {
        BigDecimal kept = max == 0 ? points : points.min(BigDecimal.valueOf(max));
        if (kept.signum() <= 0) {
            return NONE;
        }
        return kept.compareTo(MOST) > 0
                ? new PointsCount(0, Shortfall.POINTS_OVERFLOW)
                : new PointsCount(kept.longValueExact(), null);
    }
}
