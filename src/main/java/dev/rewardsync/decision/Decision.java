package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.order.TrialPoints;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of deciding one event or firing timers. The caller must write all of it or nothing.
 *
 * @param outcome the outcome of the event; null if only timers fired
 * @param account the account after the decision; must be stored if {@code accountChanged}
 * @param balanceChanged whether a balance record must be written, since something in it other than {@code asOf} changed
 * @param nextTimerAt when the account's next timer fires; empty if it has none
 * @param orders state to store under each order id, one for an id
 * @param deletedOrders order ids whose state must be deleted
 * @param orderRevisions revisions of orders that must be stored
 * @param idempotencyRecords applied events to record by natural key
 * @param referrals events for referrers, to be sent to their home partitions
 * @param rejectedEvents the event if it is rejected, and parked events that are rejected
 * @param newDiscrepancies discrepancies that this decision found
 * @param trialPoints points that trial rules would have awarded in this decision
 */
@RecordBuilder
@RecordBuilder.Options(addSingleItemCollectionBuilders = true, useImmutableCollections = true)
public record Decision(
        @Nullable Outcome outcome,
        Account account,
        boolean accountChanged,
        boolean balanceChanged,
        Optional<Instant> nextTimerAt,
        List<TrackedOrder> orders,
        List<String> deletedOrders,
        List<OrderRevision> orderRevisions,
        List<IdempotencyRecord> idempotencyRecords,
        List<LedgerEntry> entries,
        List<OrderExport> exports,
        List<Notification> notifications,
        List<ReferralEvent> referrals,
        List<RejectedEvent> rejectedEvents,
        List<Discrepancy> newDiscrepancies,
        List<TrialPoints> trialPoints) {}
