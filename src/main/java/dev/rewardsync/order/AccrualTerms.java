package dev.rewardsync.order;

import dev.rewardsync.pricing.EligibleLines;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleSnapshot;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What an accrual was made on. Editing the ruleset changes nothing of it.
 *
 * @param award when it becomes available
 * @param expireAfter how long it can be spent from then on; null for ever
 * @param from what of the order it was given for
 * @param rule to run again after refunds; null where they don't ask for that
 */
public record AccrualTerms(
        Award award,
        @Nullable Period expireAfter,
        RefundPolicy onRefund,
        EligibleLines from,
        @Nullable RuleSnapshot rule) {

    /** Returns these terms with the lines and the rule of a new rating; award, expiry and policy stay. */
    public AccrualTerms rerated(AccrualTerms anew) {
        return new AccrualTerms(award, expireAfter, onRefund, anew.from, anew.rule);
    }
}
