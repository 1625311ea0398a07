package dev.rewardsync.rule;

import dev.rewardsync.event.Shipping;
import dev.rewardsync.money.Currency;
import dev.rewardsync.rule.RuleOutcome.NoPointsReason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the points calculation of a rule that applied.
 *
 * @param earn the earning style for the customer's tier
 * @param ofTier the tier whose override the style is; null if it is the rule's own style
 * @param shares the lines' shares, in the order's currency or in pieces; empty for fixed points and without an order
 * @param currency of the shares; null if they are not money
 * @param paidWithoutPoints the part of the order that was paid by means that earn no points, in {@code currency}; null if
 *     there is none
 * @param multiplied the earlier rules whose points are multiplied; empty for other styles
 * @param eligibleTotal sum of the shares, money in the ruleset's currency, or of the multiplied points; null if no amount
 *     is eligible
 * @param pointsBeforeMax points before {@code max}
 * @param points after {@code max}
 * @param noPointsReason why the points could not be calculated and are 0; null if they could
 */
public record PointsTrace(
        EarningStyle earn,
        @Nullable String ofTier,
        List<Share> shares,
        @Nullable Currency currency,
        @Nullable BigDecimal paidWithoutPoints,
        List<MultipliedRule> multiplied,
        @Nullable BigDecimal eligibleTotal,
        BigDecimal pointsBeforeMax,
        long points,
        @Nullable NoPointsReason noPointsReason) {

    /**
     * The share of a line, or of the shipping.
     *
     * @param lineId {@link Shipping#LINE_ID} for the shipping
     * @param sku null for the shipping
     * @param items trace of the rule's item condition; null if the rule has none
     * @param eligible eligible amount or quantity of the line; null if the line is not eligible
     */
    public record Share(
            String lineId,
            @Nullable String sku,
            @Nullable ConditionTrace items,
            @Nullable BigDecimal eligible) {

        /** Returns the share of the shipping. */
        static Share ofShipping(BigDecimal eligible) {
            return new Share(Shipping.LINE_ID, null, null, eligible);
        }
    }

    /**
     * The points of an earlier rule that are multiplied.
     */
    public record MultipliedRule(String ruleId, long points) {}

    static PointsTrace of(EarningRule rule, List<RuleOutcome> earlier, EarnBase base, Facts facts) {
        String tier = facts.customer().tier();
        EarningStyle earn = rule.earnFor(tier);
        PaymentShares payments = PaymentShares.of(facts, base);
        EligibleAmount eligible = EligibleAmount.of(rule, facts, payments);
        List<RuleOutcome.Applied> multiplied = Multiplication.multiplied(earn, earlier);
        PointsCalculation calculation = PointsCalculation.of(earn, eligible, base, facts, multiplied);
        boolean isMoney = earn instanceof EarningStyle.PerSpent;
        return new PointsTrace(
                earn,
                rule.tierEarn().containsKey(tier) ? tier : null,
                eligible == null ? List.of() : shares(earn, eligible, base),
                eligible == null || !isMoney
                        ? null
                        : eligible.pricedOrder().order().currency(),
                isMoney ? payments.total() : null,
                multiplied.stream()
                        .map(applied -> new MultipliedRule(applied.rule().id(), applied.points()))
                        .toList(),
                calculation.eligibleTotal(),
                calculation.pointsBeforeMax(),
                calculation.points(),
                calculation.noPointsReason());
    }

    private static List<Share> shares(EarningStyle earn, EligibleAmount eligible, EarnBase base) {
        return switch (earn) {
            case EarningStyle.Fixed fixed -> List.of();
            case EarningStyle.PerSpent perSpent -> eligible.amounts(base);
            case EarningStyle.PerQuantity perQuantity -> eligible.quantities();
            case EarningStyle.PerItem perItem -> eligible.itemPointsByLine(perItem);
            case EarningStyle.Multiply multiply -> List.of();
        };
    }
}
