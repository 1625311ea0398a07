package dev.rewardsync.decision;

import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.RejectionCode;
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
 * Fires timers in their order: before an event of the customer or, for an idle customer, by the wall clock. The results are
 * the same.
 */
final class TimerRunner {

    private final DecisionContext context;
    private final UpcomingTimers upcomingTimers;
    private final PointsPosting posting;
    private final CalendarTimerHandler calendarTimers;
    private final OrderExporter exports;
    private final StepCompletion completion;
    private final Duration parkedRetention;

    TimerRunner(
            DecisionContext context,
            UpcomingTimers upcomingTimers,
            PointsPosting posting,
            CalendarTimerHandler calendarTimers,
            OrderExporter exports,
            StepCompletion completion,
            Duration parkedRetention) {
        this.context = context;
        this.upcomingTimers = upcomingTimers;
        this.posting = posting;
        this.calendarTimers = calendarTimers;
        this.exports = exports;
        this.completion = completion;
        this.parkedRetention = parkedRetention;
    }

    /**
     * Fires all timers up to an instant.
     *
     * @param until the last instant whose timers fire
     * @param parkedUntil the last instant whose timeouts of parked events fire. They have a limit of their own because they
     *     count from the arrival of an event, not from its occurrence
     */
    void fireUntil(Instant until, Instant parkedUntil) {
        Optional<Timer> next = upcomingTimers.next(context.account().snapshot(), until, parkedUntil);
        while (next.isPresent()) {
            Instant at = next.get().at();
            fireAt(at, earlier(at, until), earlier(at, parkedUntil));
            next = upcomingTimers.next(context.account().snapshot(), until, parkedUntil);
        }
    }

    /**
     * Fires the timers of one instant as one step. The step sends one notification, and one export for each order whose points
     * it releases.
     */
    private void fireAt(Instant at, Instant until, Instant parkedUntil) {
        Set<String> released = new LinkedHashSet<>();
        Optional<Timer> next = upcomingTimers.next(context.account().snapshot(), until, parkedUntil);
        while (next.isPresent()) {
            switch (next.get()) {
                case Timer.Release timer -> release(timer, Cause.ofTimer(at)).ifPresent(released::add);
                case Timer.LotExpiry timer -> expire(timer.lot(), at);
                case Timer.TierReassessment timer -> calendarTimers.reassessTier(timer);
                case Timer.Birthday timer -> calendarTimers.fireBirthday(timer);
                case Timer.Anniversary timer -> calendarTimers.fireAnniversary(timer);
                case Timer.Inactivity timer -> calendarTimers.fireInactivity(timer);
                case Timer.ExpiryWarning timer -> calendarTimers.fireExpiryWarnings(timer.at());
                case Timer.ParkedEventTimeout timer -> timeOutParkedEvents(timer.id(), at);
            }
            next = upcomingTimers.next(context.account().snapshot(), until, parkedUntil);
        }
        context.account().advanceTo(until);
        released.forEach(orderId -> exports.request(orderId, OrderExport.Reason.RELEASED, at));
        completion.completeStep(Cause.ofTimer(at), null);
    }

    /** Releases the accruals whose release is due; returns whether there were any. */
    boolean releaseDue(List<OrderAccrual> scheduled, Cause cause) {
        List<Timer.Release> due = context.account().snapshot().timers().releases().stream()
                .filter(release -> !release.at().isAfter(cause.at())
                        && scheduled.stream()
                                .anyMatch(accrual -> accrual.entryId().equals(release.accrualId())))
                .toList();
        due.forEach(release -> release(release, cause));
        return !due.isEmpty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Optional<String> release(Timer.Release release, Cause cause) {
        posting.release(release, cause);
        OrderAccrual.Released released = new OrderAccrual.Released(
                cause.at(), context.account().snapshot().sequence());
        context.orders()
                .accrual(release.accrualId())
                .ifPresent(accrual -> context.orders().replace(accrual.withRelease(released)));
        return Optional.ofNullable(release.accrualId().ownOrderId());
    }

    private void expire(Lot lot, Instant at) {
        context.orders()
                .accrual(lot.lotId())
                .ifPresent(accrual -> context.orders().replace(accrual.plusExpired(lot.remaining())));
        posting.expire(lot, Cause.ofTimer(at));
    }

    /** Rejects the parked events of an order whose time is over. Later events stay parked. */
    private void timeOutParkedEvents(String orderId, Instant at) {
        context.account().cancelParkedEventTimeout(orderId);
        if (!(context.orders().tracked(orderId) instanceof ParkedOrderEvents events)) {
            return;
        }
        List<InboundEvent> left = events.parked().stream()
                .filter(event -> deadline(event).isAfter(at))
                .toList();
        events.parked().stream()
                .filter(event -> !deadline(event).isAfter(at))
                .forEach(event -> context.decision().addRejectedEvents(unknownOrder(event)));
        if (left.isEmpty()) {
            context.orders().delete(orderId);
        } else {
            context.orders().put(new ParkedOrderEvents(events.owner(), orderId, left));
            context.account().scheduleParkedEventTimeout(orderId, deadline(left.getFirst()));
        }
    }

    private RejectedEvent unknownOrder(InboundEvent event) {
        String detail =
                "/orderId: expected an order that is placed within %d days of this event's arrival; place the order, then replay"
                        .formatted(parkedRetention.toDays());
        return new RejectedEvent(event, new Outcome.Rejection(RejectionCode.UNKNOWN_ORDER, detail));
    }

    private Instant deadline(InboundEvent event) {
        return event.arrivedAt().plus(parkedRetention);
    }
}
