package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.TrackedOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that follows from one event, or from time passing. Nothing has happened yet: the caller writes it, whole.
 *
 * @param outcome what became of the event; null where time alone was the cause
 * @param account as it is from now on; to be kept where {@code accountChanged}
 * @param balanceChanged whether there is a balance record to write: anything in it but {@code asOf} changed
 * @param nextDueAt when time alone brings about something for the customer next
 * @param orders what to remember under each order's id from now on, one for an id
 * @param forgottenOrders order ids under which nothing is remembered from now on
 * @param placed orders whose event and bytes are to be kept
 * @param remembered natural keys to be kept
 * @param referrals what other customers are to be told, each by way of their home
 * @param newDiscrepancies those that this decision found
 */
public record Decision(
        @Nullable Outcome outcome,
        Account account,
        boolean accountChanged,
        boolean balanceChanged,
        Optional<Instant> nextDueAt,
        List<TrackedOrder> orders,
        List<String> forgottenOrders,
        List<PlacedOrder> placed,
        List<IdempotencyRecord> remembered,
        List<LedgerEntry> entries,
        List<OrderExport> exports,
        List<Notification> notifications,
        List<ReferralEvent> referrals,
        List<DeadLetter> deadLetters,
        List<Discrepancy> newDiscrepancies) {

    /** What became of an event. */
    public enum Outcome {
        /** It took effect, be it that it gave no points. */
        DECIDED,
        /** It came before with the same content. */
        DUPLICATE,
        /** It waits for its order. */
        PARKED,
        /** Its order is canceled, which is final. */
        ORDER_CANCELED,
        /** It could not take effect. */
        DEAD_LETTERED
    }
}
