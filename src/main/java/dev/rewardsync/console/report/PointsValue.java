package dev.rewardsync.console.report;

import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value of points at the rates in force: what they would pay on an order with no special properties. */
record PointsValue(Ruleset ruleset) {

    private static final int SCALE = 20;

    /**
     * Returns the value of points in the ruleset's currency, rounded half up; null if no rate applies. A rate applies if it is
     * active, holds for the tier and group, for all websites, and for all carts.
     */
    @Nullable
    BigDecimal of(long points, @Nullable String tier, @Nullable String group) {
        return rate(tier, group)
                .map(rate -> ruleset.currency()
                        .round(rate.value()
                                .multiply(BigDecimal.valueOf(points))
                                .divide(BigDecimal.valueOf(rate.points()), SCALE, RoundingMode.HALF_UP)))
                .orElse(null);
    }

    private Optional<Rate> rate(@Nullable String tier, @Nullable String group) {
        return ruleset.redemption().rates().stream()
                .filter(rate -> rate.active()
                        && rate.websites().isEmpty()
                        && rate.when() == Condition.ALWAYS
                        && holds(rate.tiers(), tier)
                        && holds(rate.groups(), group))
                .findFirst();
    }

    private static boolean holds(Set<String> names, @Nullable String name) {
        return names.isEmpty() || (name != null && names.contains(name));
    }
}
