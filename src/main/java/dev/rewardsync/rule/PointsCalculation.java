package dev.rewardsync.rule;

import dev.rewardsync.rule.RuleOutcome.Shortfall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many points a rule gives for an event, worked out exactly.
 *
 * @param earnedOn the money spent, in the ruleset's currency, or the pieces; null where the style counts neither, and
 *     where there is nothing to count
 * @param beforeMax the points before the rule's {@code max}
 * @param points 0 or more, after the rule's {@code max}
 * @param shortfall why there are none where there would be some; null where all went well
 */
record PointsCalculation(
        @Nullable BigDecimal earnedOn,
        BigDecimal beforeMax,
        long points,
        @Nullable Shortfall shortfall) {

    private static final PointsCalculation NOTHING_TO_EARN_ON = new PointsCalculation(null, BigDecimal.ZERO, 0, null);
    private static final PointsCalculation NO_EXCHANGE_RATE =
            new PointsCalculation(null, BigDecimal.ZERO, 0, Shortfall.NO_EXCHANGE_RATE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Counts by the rule's earning style for the customer's tier. */
    static PointsCalculation of(EarningRule rule, EarnBase base, Facts facts) {
        return of(rule.earnFor(facts.customer().tier()), EligibleAmount.of(rule, facts), base, facts);
    }

    /**
     * The same where it is known already what the rule counts.
     *
     * @param earnedOn null where no order is behind the facts
     */
    static PointsCalculation of(EarningStyle earn, @Nullable EligibleAmount earnedOn, EarnBase base, Facts facts) {
        return switch (earn) {
            case EarningStyle.Fixed fixed -> capped(null, BigDecimal.valueOf(fixed.points()), fixed.max());
            case EarningStyle.PerSpent perSpent -> ofSpent(perSpent, earnedOn, base, facts);
            case EarningStyle.PerQuantity perQuantity ->
                earnedOn == null ? NOTHING_TO_EARN_ON : ofQuantity(perQuantity, earnedOn.quantity());
        };
    }

    private static PointsCalculation ofSpent(
            EarningStyle.PerSpent earn, @Nullable EligibleAmount earnedOn, EarnBase base, Facts facts) {
        if (earnedOn != null) {
            BigDecimal spent = earnedOn.cart().inBase(earnedOn.amount(base));
            return spent == null ? NO_EXCHANGE_RATE : ofSpent(earn, spent);
        }
        if (facts.activity() == null) {
            return NOTHING_TO_EARN_ON;
        }
        if (!facts.activity().convertible()) {
            return NO_EXCHANGE_RATE;
        }
        BigDecimal amount = facts.activity().amount();
        return amount == null ? NOTHING_TO_EARN_ON : ofSpent(earn, amount);
    }

    private static PointsCalculation ofSpent(EarningStyle.PerSpent earn, BigDecimal spent) {
        BigDecimal points = switch (earn.partialSteps()) {
            case DROP -> forFullSteps(earn.points(), spent, earn.step());
            case FLOOR -> forShare(earn, spent, RoundingMode.FLOOR);
            case HALF_UP -> forShare(earn, spent, RoundingMode.HALF_UP);
            case CEIL -> forShare(earn, spent, RoundingMode.CEILING);
        };
        return capped(spent, points, earn.max());
    }

    private static PointsCalculation ofQuantity(EarningStyle.PerQuantity earn, BigDecimal pieces) {
        return capped(pieces, forFullSteps(earn.points(), pieces, earn.step()), earn.max());
    }

    private static BigDecimal forFullSteps(long points, BigDecimal counted, BigDecimal step) {
        return counted.divide(step, 0, RoundingMode.DOWN).multiply(BigDecimal.valueOf(points));
    }

    private static BigDecimal forShare(EarningStyle.PerSpent earn, BigDecimal spent, RoundingMode rounding) {
        return spent.multiply(BigDecimal.valueOf(earn.points())).divide(earn.step(), 0, rounding);
    }

    private static PointsCalculation capped(@Nullable BigDecimal earnedOn, BigDecimal points, long max) {
        BigDecimal kept = max == 0 ? points : points.min(BigDecimal.valueOf(max));
        if (kept.signum() <= 0) {
            return new PointsCalculation(earnedOn, points, 0, null);
        }
        return kept.compareTo(MOST) > 0
                ? new PointsCalculation(earnedOn, points, 0, Shortfall.POINTS_OVERFLOW)
                : new PointsCalculation(earnedOn, points, kept.longValueExact(), null);
    }
}
