package dev.rewardsync.order;

import dev.rewardsync.cart.EarnedFrom;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.OnRefund;
import dev.rewardsync.rule.RuleCopy;
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
        OnRefund onRefund,
        EarnedFrom from,
        @Nullable RuleCopy rule) {

    /** The same award, expiry and policy, for what another look at the order gives points for. */
    public AccrualTerms redecided(AccrualTerms anew) {
        return new AccrualTerms(award, expireAfter, onRefund, anew.from, anew.rule);
    }
}
