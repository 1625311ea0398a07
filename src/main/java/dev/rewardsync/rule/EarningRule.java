package dev.rewardsync.rule;

import dev.rewardsync.ledger.ExpiryTerms;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An earning rule of the ruleset.
 *
 * @param displayName the name shown to customers; null for none
 * @param mode whether the rule takes effect
 * @param from start of validity, inclusive; null for no start
 * @param until end of validity, exclusive; null for no end
 * @param schedule weekdays and times of day of validity; null for all
 * @param websites empty for all
 * @param groups empty for all
 * @param priority rules with a lower number run first
 * @param stop if this rule applies, no later rule of the chain runs
 * @param when {@link Condition#ALWAYS} if the rule has no conditions
 * @param items condition for eligible items; null if all items are eligible
 * @param tierEarn overrides of {@code earn} by tier id; they apply to customers of exactly that tier
 * @param award when points become available; behavior rules ignore {@code on}
 * @param expiry when available points expire; null if they never expire
 * @param assignGroup the customer group assigned when the rule applies; null for none
 * @param limits of what one customer gets from the rule; empty for none
 */
@RecordBuilder
public record EarningRule(
        String id,
        String name,
        @Nullable String displayName,
        Trigger trigger,
        boolean active,
        RuleMode mode,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Schedule schedule,
        Set<String> websites,
        Set<String> groups,
        int priority,
        boolean stop,
        Condition when,
        @Nullable ItemCondition items,
        EarningStyle earn,
        Map<String, EarningStyle> tierEarn,
        Award award,
        @Nullable ExpiryTerms expiry,
        RefundPolicy onRefund,
        List<RuleLimit> limits,
        @Nullable String assignGroup,
        RuleMessages messages,
        boolean showOnProductPage) {

    /** Returns the earning style for a customer's tier. */
    public EarningStyle earnFor(String tier) {
        return tierEarn.getOrDefault(tier, earn);
    }
}
