package dev.rewardsync.rule;

import dev.rewardsync.money.Currency;
import dev.rewardsync.rule.RuleOutcome.Shortfall;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the points of a rule that applied were counted.
 *
 * @param earn the earning style for the customer's tier
 * @param ofTier the tier whose override that is; null where it is the rule's own
 * @param shares what of the order was counted, in the order's currency or in pieces; empty where nothing of it is
 * @param currency of the shares; null where they are no money
 * @param earnedOn their sum, money in the ruleset's currency; null where there is nothing to count
 * @param beforeMax the points before {@code max}
 * @param points in the end
 * @param shortfall why there are none where there would be some; null where all went well
 */
public record PointsTrace(
        EarningStyle earn,
        @Nullable String ofTier,
        List<Share> shares,
        @Nullable Currency currency,
        @Nullable BigDecimal earnedOn,
        BigDecimal beforeMax,
        long points,
        @Nullable Shortfall shortfall) {

    /**
     * A line of the order, or its shipping.
     *
     * @param lineId {@code shipping} for the shipping
     * @param sku null for the shipping
     * @param items what the rule's {@code items} made of it; null where the rule takes all
     * @param counted how much of it counts; null where it does not match
     */
    public record Share(
            String lineId,
            @Nullable String sku,
            @Nullable ConditionTrace items,
            @Nullable BigDecimal counted) {}

    static PointsTrace of(EarningRule rule, EarnBase base, Facts facts) {
        String tier = facts.customer().tier();
        EarningStyle earn = rule.earnFor(tier);
        EligibleAmount earnedOn = EligibleAmount.of(rule, facts);
        PointsCalculation count = PointsCalculation.of(earn, earnedOn, base, facts);
        boolean money = earn instanceof EarningStyle.PerSpent;
        return new PointsTrace(
                earn,
                rule.tierEarn().containsKey(tier) ? tier : null,
                earnedOn == null ? List.of() : shares(earn, earnedOn, base),
                earnedOn == null || !money ? null : earnedOn.cart().order().currency(),
                count.earnedOn(),
                count.beforeMax(),
                count.points(),
                count.shortfall());
    }

    private static List<Share> shares(EarningStyle earn, EligibleAmount earnedOn, EarnBase base) {
        return switch (earn) {
            case EarningStyle.Fixed fixed -> List.of();
            case EarningStyle.PerSpent perSpent -> earnedOn.amounts(base);
            case EarningStyle.PerQuantity perQuantity -> earnedOn.quantities();
        };
    }
}
