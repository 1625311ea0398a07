package dev.rewardsync.decision;

import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.Received;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.ParkedOrderEvents;
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
final class TimerRunner {

    private final DecisionContext context;
    private final UpcomingTimers schedule;
    private final PointsPosting points;
    private final CalendarTimerHandler calendar;
    private final OrderExporter exports;
    private final StepCompletion completion;
    private final Duration parkedFor;

    TimerRunner(
            DecisionContext context,
            UpcomingTimers schedule,
            PointsPosting points,
            CalendarTimerHandler calendar,
            OrderExporter exports,
            StepCompletion completion,
            Duration parkedFor) {
        this.context = context;
        this.schedule = schedule;
        this.points = points;
        this.calendar = calendar;
        this.exports = exports;
        this.completion = completion;
        this.parkedFor = parkedFor;
    }

    /**
     * Settles everything due.
     *
     * @param until the end of what is settled
     * @param waitsUntil the same for the waits for orders, which count from an event's arrival
     */
    void settle(Instant until, Instant waitsUntil) {
        Optional<Timer> next = schedule.next(context.account().snapshot(), until, waitsUntil);
        while (next.isPresent()) {
            Instant at = next.get().at();
            settleMoment(at, earlier(at, until), earlier(at, waitsUntil));
            next = schedule.next(context.account().snapshot(), until, waitsUntil);
        }
    }

    /** Settles what is due at one moment: one notification, and one export of each order that it releases points of. */
    private void settleMoment(Instant at, Instant until, Instant waitsUntil) {
        Set<String> released = new LinkedHashSet<>();
        Optional<Timer> next = schedule.next(context.account().snapshot(), until, waitsUntil);
        while (next.isPresent()) {
            switch (next.get()) {
                case Timer.Release release -> release(release, Cause.time(at)).ifPresent(released::add);
                case Timer.LotExpiry expiry -> expire(expiry.lot(), at);
                case Timer.TierReassessment review -> calendar.reviewTier(review);
                case Timer.Birthday birthday -> calendar.celebrate(birthday);
                case Timer.Inactivity silence -> calendar.notice(silence);
                case Timer.ExpiryWarning warning -> calendar.warn(warning.at());
                case Timer.ParkedEventTimeout over -> giveUpWaiting(over.id(), at);
            }
            next = schedule.next(context.account().snapshot(), until, waitsUntil);
        }
        context.account().settledTo(until);
        released.forEach(orderId -> exports.request(orderId, OrderExport.Reason.RELEASED, at));
        completion.completeStep(Cause.time(at), null);
    }

    /** Releases those of an order's accruals that are due at once; true where there were any. */
    boolean releaseNow(List<OrderAccrual> scheduled, Cause cause) {
        List<Timer.Release> due = context.account().snapshot().timers().releases().stream()
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

    private Optional<String> release(Timer.Release release, Cause cause) {
        points.release(release, cause);
        OrderAccrual.Released released = new OrderAccrual.Released(
                cause.at(), context.account().snapshot().sequence());
        context.orders()
                .accrual(release.id())
                .ifPresent(accrual -> context.orders().replace(accrual.releasedBy(released)));
        return Optional.ofNullable(release.orderId());
    }

    private void expire(Lot lot, Instant at) {
        context.orders()
                .accrual(lot.lotId())
                .ifPresent(accrual -> context.orders().replace(accrual.expiring(lot.remaining())));
        points.expire(lot, EntryId.orderOfAccrual(lot.lotId()).orElse(null), Cause.time(at));
    }

    /** Gives up on the events that have waited long enough for an order; the later ones wait on. */
    private void giveUpWaiting(String orderId, Instant at) {
        context.account().stopAwaitingOrder(orderId);
        if (!(context.orders().tracked(orderId) instanceof ParkedOrderEvents awaited)) {
            return;
        }
        List<Received> left = awaited.parked().stream()
                .filter(event -> deadline(event).isAfter(at))
                .toList();
        awaited.parked().stream()
                .filter(event -> !deadline(event).isAfter(at))
                .forEach(event -> context.decision()
                        .deadLetter(
                                event.source(),
                                DeadLetter.Code.UNKNOWN_ORDER,
                                "/orderId: expected an order that is placed within %d days of this event's arrival; place the order, then replay"
                                        .formatted(parkedFor.toDays())));
        if (left.isEmpty()) {
            context.orders().forget(orderId);
        } else {
            context.orders().track(new ParkedOrderEvents(awaited.owner(), orderId, left));
            context.account().awaitOrder(orderId, deadline(left.getFirst()));
        }
    }

    private Instant deadline(Received event) {
        return event.source().arrivedAt().plus(parkedFor);
    }
}
