package dev.rewardsync.order;

import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.pricing.EligibleLines;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Multiplication;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an accrual as of its posting. Later changes of the ruleset do not affect them. An amendment rates the order again
 * by the ruleset in force: it replaces the lines and the rule, but not the award, the expiry and the refund policy.
 *
 * @param award when the points become available
 * @param expiry when available points expire; null for never
 * @param eligibleLines the lines and shipping of the order that earned the points
 * @param rule the rule to run again after refunds; null if {@code onRefund} does not run it
 * @param multiplication the rules whose points were multiplied; null unless the rule multiplies points
 */
public record AccrualTerms(
        Award award,
        @Nullable ExpiryTerms expiry,
        RefundPolicy onRefund,
        EligibleLines eligibleLines,
        @Nullable RuleSnapshot rule,
        @Nullable Multiplication multiplication) {

    /** Returns these terms with another multiplication. */
    public AccrualTerms withMultiplication(Multiplication newMultiplication) {
        return new AccrualTerms(award, expiry, onRefund, eligibleLines, rule, newMultiplication);
    }
}
