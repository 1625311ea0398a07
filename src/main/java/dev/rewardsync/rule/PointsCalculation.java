package dev.rewardsync.rule;

import dev.rewardsync.rule.RuleOutcome.NoPointsReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exact calculation of a rule's points for an event. {@code docs/earning.md} describes the styles.
 *
 * @param eligibleTotal the eligible money in the ruleset's currency, the eligible pieces, or the points of items or earlier
 *     rules; null if the earning style uses none of them or if the event has none
 * @param pointsBeforeMax points before the rule's {@code max}
 * @param points 0 or more, after the rule's {@code max}
 * @param noPointsReason why the points could not be calculated and are 0; null if they could
 */
record PointsCalculation(
        @Nullable BigDecimal eligibleTotal,
        BigDecimal pointsBeforeMax,
        long points,
        @Nullable NoPointsReason noPointsReason) {

    private static final PointsCalculation NOTHING_ELIGIBLE = new PointsCalculation(null, BigDecimal.ZERO, 0, null);
    private static final PointsCalculation NO_EXCHANGE_RATE =
            new PointsCalculation(null, BigDecimal.ZERO, 0, NoPointsReason.NO_EXCHANGE_RATE);
    private static final BigDecimal MAX_POINTS = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Calculates the points by the rule's earning style for the customer's tier. */
    static PointsCalculation of(EarningRule rule, EarnBase base, Facts facts) {
        EligibleAmount eligible = EligibleAmount.of(rule, facts, PaymentShares.of(facts, base));
        return of(rule.earnFor(facts.customer().tier()), eligible, base, facts, List.of());
    }

    /**
     * Calculates the points by an earning style.
     *
     * @param eligible null if the event has no order
     * @param multiplied outcomes of the chain's earlier rules whose points the style multiplies
     */
    static PointsCalculation of(
            EarningStyle earn,
            @Nullable EligibleAmount eligible,
            EarnBase base,
            Facts facts,
            List<RuleOutcome.Applied> multiplied) {
        return switch (earn) {
            case EarningStyle.Fixed fixed -> capped(null, BigDecimal.valueOf(fixed.points()), fixed.max());
            case EarningStyle.PerSpent perSpent -> ofSpent(perSpent, eligible, base, facts);
            case EarningStyle.PerQuantity perQuantity ->
                eligible == null ? NOTHING_ELIGIBLE : ofQuantity(perQuantity, eligible.quantity());
            case EarningStyle.PerItem perItem ->
                eligible == null ? NOTHING_ELIGIBLE : ofItems(perItem, eligible.itemPoints(perItem));
            case EarningStyle.Multiply multiply -> ofMultiplied(multiply, multiplied);
        };
    }

    private static PointsCalculation ofSpent(
            EarningStyle.PerSpent earn, @Nullable EligibleAmount eligible, EarnBase base, Facts facts) {
        if (eligible != null) {
            BigDecimal spent = eligible.pricedOrder().inBase(eligible.amount(base));
            return spent == null ? NO_EXCHANGE_RATE : ofSpent(earn, spent);
        }
        if (facts.activity() == null) {
            return NOTHING_ELIGIBLE;
        }
        if (!facts.activity().convertible()) {
            return NO_EXCHANGE_RATE;
        }
        BigDecimal amount = facts.activity().amount();
        return amount == null ? NOTHING_ELIGIBLE : ofSpent(earn, amount);
    }

    private static PointsCalculation ofSpent(EarningStyle.PerSpent earn, BigDecimal spent) {
        BigDecimal points = switch (earn.partialSteps()) {
            case DROP -> pointsOfFullSteps(earn.points(), spent, earn.step());
            case FLOOR -> proratedPoints(earn, spent, RoundingMode.FLOOR);
            case HALF_UP -> proratedPoints(earn, spent, RoundingMode.HALF_UP);
            case CEIL -> proratedPoints(earn, spent, RoundingMode.CEILING);
        };
        return capped(spent, points, earn.max());
    }

    private static PointsCalculation ofQuantity(EarningStyle.PerQuantity earn, BigDecimal pieces) {
        return capped(pieces, pointsOfFullSteps(earn.points(), pieces, earn.step()), earn.max());
    }

    private static PointsCalculation ofMultiplied(EarningStyle.Multiply earn, List<RuleOutcome.Applied> multiplied) {
        BigDecimal sum = BigDecimal.ZERO;
        for (RuleOutcome.Applied applied : multiplied) {
            sum = sum.add(BigDecimal.valueOf(applied.points()));
        }
        return capped(sum, earn.pointsBeforeMax(sum), earn.max());
    }

    private static PointsCalculation ofItems(EarningStyle.PerItem earn, BigDecimal itemPoints) {
        return capped(itemPoints, itemPoints.setScale(0, RoundingMode.FLOOR), earn.max());
    }

    private static BigDecimal pointsOfFullSteps(long points, BigDecimal amount, BigDecimal step) {
        return amount.divide(step, 0, RoundingMode.DOWN).multiply(BigDecimal.valueOf(points));
    }

    private static BigDecimal proratedPoints(EarningStyle.PerSpent earn, BigDecimal spent, RoundingMode rounding) {
        return spent.multiply(BigDecimal.valueOf(earn.points())).divide(earn.step(), 0, rounding);
    }

    private static PointsCalculation capped(@Nullable BigDecimal eligibleTotal, BigDecimal points, long max) {
        BigDecimal limited = max == 0 ? points : points.min(BigDecimal.valueOf(max));
        if (limited.signum() <= 0) {
            return new PointsCalculation(eligibleTotal, points, 0, null);
        }
        return limited.compareTo(MAX_POINTS) > 0
                ? new PointsCalculation(eligibleTotal, points, 0, NoPointsReason.POINTS_OVERFLOW)
                : new PointsCalculation(eligibleTotal, points, limited.longValueExact(), null);
    }
}
