package dev.rewardsync.console.page;

import dev.rewardsync.console.api.NextTierAnswer;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.TierPolicy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a customer is on the way to the next tier.
 *
 * @param next the next tier; null if the customer has the highest one, or if it is not known
 * @param text what is missing, or why that is not known
 * @param reached how much of the basis is reached; null without a next tier
 * @param needed how much of the basis the next tier needs; null without a next tier
 */
public record TierProgress(
        @Nullable String next,
        String text,
        @Nullable BigDecimal reached,
        @Nullable BigDecimal needed) {

    /** Returns the progress; null if the ruleset has no tiers. */
    static @Nullable TierProgress of(NextTierAnswer answer, Ruleset ruleset, PageFormat format) {
        TierPolicy tiers = ruleset.tiers();
        if (tiers == null) {
            return null;
        }
        return switch (answer) {
            case NextTierAnswer.Known(String tier, BigDecimal missing, TierPolicy.Basis basis) -> {
                BigDecimal needed = tiers.levels().stream()
                        .filter(level -> level.id().equals(tier))
                        .map(TierPolicy.Level::from)
                        .findFirst()
                        .orElse(missing);
                String text = missing(basis, missing, ruleset, format) + " to " + tier;
                yield new TierProgress(tier, text, needed.subtract(missing).max(BigDecimal.ZERO), needed);
            }
            case NextTierAnswer.Highest highest -> new TierProgress(null, "There is no higher tier.", null, null);
            case NextTierAnswer.Unknown(String reason) -> new TierProgress(null, reason, null, null);
        };
    }

    private static String missing(TierPolicy.Basis basis, BigDecimal missing, Ruleset ruleset, PageFormat format) {
        return switch (basis) {
            case LIFETIME_SALES -> format.money(missing, ruleset.currency().code()) + " of sales";
            case POINTS_EARNED -> format.points(missing.longValue()) + " earned points";
            case ORDERS -> PageFormat.count(missing.longValue(), "order");
        };
    }
}
