package dev.rewardsync.decision;

import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the results of a decision. */
final class DecisionBuilder {

    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<OrderExport> exports = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private final List<ReferralEvent> referrals = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<Discrepancy> discrepancies = new ArrayList<>();
    private final List<IdempotencyRecord> idempotencyRecords = new ArrayList<>();

    void add(LedgerEntry entry) {
        entries.add(entry);
    }

    void add(OrderExport export) {
        exports.add(export);
    }

    void add(Notification notification) {
        notifications.add(notification);
    }

    /** Adds an event for the customer's referrer. */
    void add(ReferralEvent event) {
        referrals.add(event);
    }

    void add(IdempotencyRecord event) {
        idempotencyRecords.add(event);
    }

    /** Adds newly found discrepancies. */
    void add(List<Discrepancy> found) {
        discrepancies.addAll(found);
    }

    void add(Rejection rejection) {
        rejections.add(rejection);
    }

    /** Adds the rejection of an event if that is its outcome. */
    void addRejection(InboundEvent event, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected(RejectionCode code, String detail)) {
            add(new Rejection(event, code, detail));
        }
    }

    Decision build(
            @Nullable Outcome outcome, AccountInProgress account, OrdersInProgress orders, UpcomingTimers timers) {
        boolean balanceChanged = account.countBalanceRecord();
        return new Decision(
                outcome,
                account.snapshot(),
                account.isChanged(),
                balanceChanged,
                timers.nextAt(account.snapshot()),
                orders.changed(),
                orders.forgotten(),
                orders.revisions(),
                List.copyOf(idempotencyRecords),
                List.copyOf(entries),
                List.copyOf(exports),
                List.copyOf(notifications),
                List.copyOf(referrals),
                List.copyOf(rejections),
                List.copyOf(discrepancies));
    }
}
