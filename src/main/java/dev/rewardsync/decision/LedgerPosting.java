package dev.rewardsync.decision;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LedgerEntryBuilder;
import dev.rewardsync.rule.EarningRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts ledger entries: the account applies each, the decision collects it, and the customer is notified once a step. */
final class LedgerPosting {

    private final AccountInProgress account;
    private final String ruleset;
    private final DecisionBuilder decision;
    private final List<LedgerEntry> step = new ArrayList<>();
    private final List<Notification.RuleMessage> messages = new ArrayList<>();

    LedgerPosting(AccountInProgress account, String rulesetVersion, DecisionBuilder decision) {
        this.account = account;
        this.ruleset = rulesetVersion;
        this.decision = decision;
    }

    /** Posts an entry with the message of the rule that gives its points, unless it changes nothing. */
    void post(EntryDraft draft, Cause cause) {
        if (draft.changesPoints()) {
            Balance after = account.balance().plus(draft.available(), draft.pending());
            post(draft, after, ruleMessage(draft, after), cause);
        }
    }

    /** Posts an entry with a message of its own, unless it changes nothing. */
    void post(EntryDraft draft, @Nullable String message, Cause cause) {
        if (draft.changesPoints()) {
            post(draft, account.balance().plus(draft.available(), draft.pending()), message, cause);
        }
    }

    private void post(EntryDraft draft, Balance after, @Nullable String message, Cause cause) {
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
                .message(message)
                .occurredAt(cause.at())
                .build();
        account.apply(entry);
        decision.add(entry);
        step.add(entry);
    }

    /** Returns the history text of the rule that gives the points, and keeps its messages for the notification. */
    private @Nullable String ruleMessage(EntryDraft draft, Balance after) {
        EarningRule rule = draft.rule();
        if (rule == null) {
            return null;
        }
        String history = MessageTemplate.filled(rule.messages().history(), draft, rule, after);
        String email = MessageTemplate.filled(rule.messages().email(), draft, rule, after);
        messages.add(new Notification.RuleMessage(
                rule.id(), draft.available() + draft.pending(), rule.displayName(), history, email));
        return history;
    }

    /** Notifies the customer of all that was posted in this step, unless it sums to nothing, and begins the next step. */
    void completeStep(@Nullable String orderId, Instant at) {
        long available = 0;
        long pending = 0;
        for (LedgerEntry entry : step) {
            available = Math.addExact(available, entry.available());
            pending = Math.addExact(pending, entry.pending());
        }
        if (available != 0 || pending != 0 || !messages.isEmpty()) {
            String customerId = account.owner().id();
            decision.add(new Notification.BalanceChanged(
                    "balance:" + customerId + "|" + step.getFirst().entryId(),
                    customerId,
                    at,
                    available,
                    pending,
                    account.balance(),
                    orderId,
                    List.copyOf(messages)));
        }
        step.clear();
        messages.clear();
    }
}
