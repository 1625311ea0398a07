package dev.rewardsync.rule;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the ruleset.
 *
 * @param displayName the name that customers see; null for none
 * @param from in force from then on; null for always
 * @param until in force before then; null for ever
 * @param websites empty for all
 * @param groups empty for all
 * @param priority lower runs first
 * @param stop once this rule has applied, no later rule of the event's chain runs
 * @param when {@link Condition#ALWAYS} where the rule names none
 * @param items which items count; null for all
 * @param tierEarn what the rule earns instead, for customers of exactly that tier
 * @param award when points become available; {@code on} is of no effect for behaviour rules
 * @param expireAfter how long points can be spent once available; null for ever
 * @param assignGroup the group that the customer moves to when the rule applies; null for none
 * @param maxPerDay the most points one customer gets from the rule on one day; 0 for no limit
 */
@RecordBuilder
public record EarningRule(
        String id,
        String name,
        @Nullable String displayName,
        Trigger trigger,
        boolean active,
        @Nullable Instant from,
        @Nullable Instant until,
        Set<String> websites,
        Set<String> groups,
        int priority,
        boolean stop,
        Condition when,
        @Nullable ItemCondition items,
        EarningStyle earn,
        Map<String, EarningStyle> tierEarn,
        Award award,
        @Nullable Period expireAfter,
        RefundPolicy onRefund,
        long maxPerDay,
        @Nullable String assignGroup,
        RuleMessages messages,
        boolean showOnProductPage) {

    /** What the rule earns for a customer of a tier. */
    public EarningStyle earnFor(String tier) {
        return tierEarn.getOrDefault(tier, earn);
    }
}
