package dev.rewardsync.decision;

import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LedgerEntryBuilder;
import dev.rewardsync.rule.EarningRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts ledger entries: applies each to the account, adds it to the decision, and notifies the customer once per step. */
final class LedgerPosting {

    private final AccountInProgress account;
    private final String ruleset;
    private final DecisionBuilder decision;
    private final List<LedgerEntry> stepEntries = new ArrayList<>();
    private final List<Notification.RuleMessage> messages = new ArrayList<>();

    LedgerPosting(AccountInProgress account, String rulesetVersion, DecisionBuilder decision) {
        this.account = account;
        this.ruleset = rulesetVersion;
        this.decision = decision;
    }

    /**
     * Posts an entry with the message of the rule that awards its points, or with the texts of an adjustment. An entry that
     * changes no points is not posted.
     */
    void post(EntryDraft draft, Cause cause) {
        if (draft.changesPoints()) {
            post(draft, account.balance().plus(draft.available(), draft.pending()), cause);
        }
    }

    private void post(EntryDraft draft, Balance after, Cause cause) {
        PointsAdjusted adjustment = draft.adjustment();
        LedgerEntry entry = LedgerEntryBuilder.builder()
                .entryId(draft.entryId())
                .customerId(account.owner().id())
                .sequence(account.snapshot().sequence() + 1)
                .type(draft.type())
                .available(draft.available())
                .pending(draft.pending())
                .balance(after)
                .ruleId(draft.ruleId())
                .ruleset(ruleset)
                .orderId(draft.orderId())
                .source(cause.source())
                .lots(draft.lots())
                .message(adjustment == null ? ruleMessage(draft, after) : adjustment.reason())
                .reference(adjustment == null ? null : adjustment.reference())
                .by(adjustment == null ? null : adjustment.by())
                .occurredAt(cause.at())
                .build();
        account.apply(entry);
        decision.addEntries(entry);
        stepEntries.add(entry);
    }

    /** Returns the rule's history message, and adds the rule's messages to the next notification. */
    private @Nullable String ruleMessage(EntryDraft draft, Balance after) {
        EarningRule rule = draft.rule();
        if (rule == null) {
            return null;
        }
        long points = draft.available() + draft.pending();
        String orderId = draft.orderId();
        String history = MessageTemplate.fill(rule.messages().history(), rule, points, orderId, after);
        String email = MessageTemplate.fill(rule.messages().email(), rule, points, orderId, after);
        messages.add(new Notification.RuleMessage(rule.id(), points, rule.displayName(), history, email));
        return history;
    }

    /** Notifies the customer of the step's change of points, if there is one, and begins the next step. */
    void notifyCustomer(@Nullable String orderId, Instant at) {
        long available = 0;
        long pending = 0;
        for (LedgerEntry entry : stepEntries) {
            available = Math.addExact(available, entry.available());
            pending = Math.addExact(pending, entry.pending());
        }
        if (available != 0 || pending != 0 || !messages.isEmpty()) {
            String customerId = account.owner().id();
            decision.addNotifications(new Notification.BalanceChanged(
                    "balance:" + customerId + "|"
                            + stepEntries.getFirst().entryId().text(),
                    customerId,
                    at,
                    available,
                    pending,
                    account.balance(),
                    orderId,
                    List.copyOf(messages)));
        }
        stepEntries.clear();
        messages.clear();
    }
}
