package dev.rewardsync.decision;

import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.rule.EarningRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry to be, without what the account adds: its sequence and balance.
 *
 * @param rule the rule that gives points; null where none does, or it did so before
 * @param ruleId of {@code rule}, or of the accrual that this follows from
 */
record EntryDraft(
        EntryType type,
        String entryId,
        long available,
        long pending,
        List<LotChange> lots,
        @Nullable String orderId,
        @Nullable String ruleId,
        @Nullable EarningRule rule) {

    /** Whether it changes anything; what doesn't is not written. */
    boolean changesPoints() {
        return available != 0 || pending != 0;
    }
}
