package dev.rewardsync.decision;

import dev.rewardsync.account.Due;
import dev.rewardsync.account.Lot;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.Received;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.AwaitedOrder;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What time alone brings about, in the order in which it falls due. Run before an event of the customer's and, for quiet
 * customers, by the clock; both book the same.
 */
final class Settlement {

    private final Draft draft;
    private final Points points;
    private final OrderExports exports;
    private final Duration parkedFor;

    Settlement(Draft draft, Points points, OrderExports exports, Duration parkedFor) {
        this.draft = draft;
        this.points = points;
        this.exports = exports;
        this.parkedFor = parkedFor;
    }

    /**
     * Settles everything due.
     *
     * @param until the end of what is settled
     * @param waitsUntil the same for the waits for orders, which count from an event's arrival
     */
    void settle(Instant until, Instant waitsUntil) {
        Optional<Due> next = draft.account().nextDue(until, waitsUntil);
        while (next.isPresent()) {
            Instant at = next.get().at();
            settleMoment(at, earlier(at, until), earlier(at, waitsUntil));
            next = draft.account().nextDue(until, waitsUntil);
        }
    }

    /** Settles what is due at one moment: one notification, and one export of each order that it releases points of. */
    private void settleMoment(Instant at, Instant until, Instant waitsUntil) {
        Set<String> released = new LinkedHashSet<>();
        Optional<Due> next = draft.account().nextDue(until, waitsUntil);
        while (next.isPresent()) {
            switch (next.get()) {
                case Due.Release release -> release(release, Cause.time(at)).ifPresent(released::add);
                case Due.Expiry expiry -> expire(expiry.lot(), at);
                case Due.WaitOver over -> giveUpWaiting(over.id(), at);
            }
            next = draft.account().nextDue(until, waitsUntil);
        }
        draft.settledTo(until);
        released.forEach(orderId -> exports.export(orderId, OrderExport.Reason.RELEASED, at));
        draft.notifyOfBalance(null, at);
    }

    /** Releases those of an order's accruals that are due at once; true where there were any. */
    boolean releaseNow(List<OrderAccrual> scheduled, Cause cause) {
        List<Due.Release> due = draft.account().agenda().releases().stream()
                .filter(release -> !release.at().isAfter(cause.at())
                        && scheduled.stream()
                                .anyMatch(accrual -> accrual.entryId().equals(release.id())))
                .toList();
        due.forEach(release -> release(release, cause));
        return !due.isEmpty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Optional<String> release(Due.Release release, Cause cause) {
        points.release(release, cause);
        Optional<OrderState> order = Optional.ofNullable(release.orderId()).map(draft::known);
        order.ifPresent(known -> known.accruals().stream()
                .filter(accrual -> accrual.entryId().equals(release.id()))
                .findFirst()
                .ifPresent(accrual -> draft.keep(known.with(accrual.released()))));
        return order.map(OrderState::orderId);
    }

    private void expire(Lot lot, Instant at) {
        Optional<String> orderId = EntryId.orderOfAccrual(lot.lotId());
        orderId.map(draft::known)
                .ifPresent(order -> order.accruals().stream()
                        .filter(accrual -> accrual.entryId().equals(lot.lotId()))
                        .findFirst()
                        .ifPresent(accrual -> draft.keep(order.with(accrual.expiring(lot.remaining())))));
        points.expire(lot, orderId.orElse(null), Cause.time(at));
    }

    /** Gives up on the events that have waited long enough for an order; the later ones wait on. */
    private void giveUpWaiting(String orderId, Instant at) {
        draft.change(account -> account.notWaitingFor(orderId));
        if (!(draft.order(orderId) instanceof AwaitedOrder awaited)) {
            return;
        }
        List<Received> left = awaited.parked().stream()
                .filter(event -> deadline(event).isAfter(at))
                .toList();
        awaited.parked().stream()
                .filter(event -> !deadline(event).isAfter(at))
                .forEach(event -> draft.deadLetter(
                        event.source(),
                        DeadLetter.Code.UNKNOWN_ORDER,
                        "/orderId: expected an order that is placed within %d days of this event's arrival; place the order, then replay"
                                .formatted(parkedFor.toDays())));
        if (left.isEmpty()) {
            draft.forgetOrder(orderId);
        } else {
            draft.keep(new AwaitedOrder(awaited.owner(), orderId, left));
            draft.change(account -> account.waitingFor(orderId, deadline(left.getFirst())));
        }
    }

    private Instant deadline(Received event) {
        return event.source().arrivedAt().plus(parkedFor);
    }
}
