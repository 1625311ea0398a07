package dev.rewardsync.decision;

import dev.rewardsync.event.ContentDifferences;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.order.AppliedEvent;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.ParkedOrderEvents;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.TrackedOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Handles an order's events in any order of arrival. Each is applied once; events that arrive before their order are
 * parked.
 */
final class OrderEventHandler {

    private final DecisionContext context;
    private final TimerRunner timers;
    private final OrderPlacement placement;
    private final Supplier<ExistingOrderHandler> existingOrders;
    private final StepCompletion completion;
    private final RetentionPolicy retention;

    OrderEventHandler(
            DecisionContext context,
            TimerRunner timers,
            OrderPlacement placement,
            Supplier<ExistingOrderHandler> existingOrders,
            StepCompletion completion,
            RetentionPolicy retention) {
        this.context = context;
        this.timers = timers;
        this.placement = placement;
        this.existingOrders = existingOrders;
        this.completion = completion;
        this.retention = retention;
    }

    Outcome decide(InboundEvent inbound) {
        OrderEvent event = withMeaning(inbound);
        TrackedOrder tracked = context.orders().tracked(event.orderId());
        if (tracked instanceof OrderState order) {
            return apply(event, inbound, order);
        }
        ParkedOrderEvents parkedEvents = tracked instanceof ParkedOrderEvents parked ? parked : null;
        return event instanceof OrderPlaced placed
                ? place(placed, inbound, parkedEvents)
                : park(event, inbound, parkedEvents);
    }

    /**
     * Returns the event with the meaning of its status in the ruleset. Parked events keep the status as the shop sent it, so
     * that the ruleset in force when their order comes decides.
     */
    private OrderEvent withMeaning(InboundEvent inbound) {
        OrderEvent event = (OrderEvent) inbound.event();
        return event instanceof OrderStatusChanged changed
                ? changed.withStatus(context.ruleset().statuses().meaningOf(changed.status()))
                : event;
    }

    /** Places an order, then applies its parked events by time of occurrence, then arrival. */
    private Outcome place(OrderPlaced placed, InboundEvent inbound, @Nullable ParkedOrderEvents parkedEvents) {
        placement.place(placed, inbound);
        completion.completeStep(Cause.of(placed), placed.orderId());
        if (parkedEvents != null) {
            context.account().cancelParkedEventTimeout(placed.orderId());
            Instant arrivedAt = inbound.arrivedAt();
            parkedEvents.parked().stream()
                    .sorted(Comparator.comparing(parked -> parked.event().occurredAt()))
                    .forEach(parked -> applyLate(parked, arrivedAt));
        }
        return Outcome.Accepted.DECIDED;
    }

    private void applyLate(InboundEvent parked, Instant arrivedAt) {
        OrderEvent event = withMeaning(parked);
        timers.fireUntil(event.occurredAt(), arrivedAt);
        Outcome outcome =
                apply(event, parked, context.orders().open(event.orderId()).state());
        context.addIfRejected(parked, outcome);
        completion.completeStep(Cause.of(event), event.orderId());
    }

    /** Applies an event to an order that was placed, unless it is a duplicate, or a status or refund of a canceled order. */
    private Outcome apply(OrderEvent event, InboundEvent inbound, OrderState order) {
        AppliedEvent toApply = AppliedEvent.of(event);
        Optional<AppliedEvent> applied = order.applied(toApply.key());
        if (applied.isPresent()) {
            return compare(event, inbound.arrivedAt(), order, applied.get().fingerprint());
        }
        if (event instanceof OrderPlaced placed
                && placed.revision() < order.placement().revision()) {
            return Outcome.Accepted.DUPLICATE;
        }
        if (order.phase() == OrderState.Phase.CANCELED && !(event instanceof OrderPlaced)) {
            return Outcome.Accepted.ORDER_CANCELED;
        }
        context.orders().open(event.orderId()).markApplied(toApply);
        existingOrders.get().apply(event, inbound);
        context.account().advanceTo(event.occurredAt());
        return Outcome.Accepted.DECIDED;
    }

    private Outcome park(OrderEvent event, InboundEvent inbound, @Nullable ParkedOrderEvents parkedEvents) {
        List<InboundEvent> before = parkedEvents == null ? List.of() : parkedEvents.parked();
        Optional<InboundEvent> sameKey = before.stream()
                .filter(parked -> AppliedEvent.keyOf(withMeaning(parked)).equals(AppliedEvent.keyOf(event)))
                .findFirst();
        if (sameKey.isPresent()) {
            List<String> differing = ContentDifferences.between(sameKey.get().event(), event);
            return differing.isEmpty()
                    ? Outcome.Accepted.DUPLICATE
                    : EventDeduplicator.conflict(ConflictDetail.of(event, differing));
        }
        List<InboundEvent> parked =
                Stream.concat(before.stream(), Stream.of(inbound)).toList();
        context.orders().put(new ParkedOrderEvents(context.account().owner(), event.orderId(), parked));
        Instant first = parked.getFirst().arrivedAt().plus(retention.parked());
        context.account().scheduleParkedEventTimeout(event.orderId(), first);
        return Outcome.Accepted.PARKED;
    }

    /**
     * Returns the outcome of an event with the same natural key as an applied one. The detail of a conflicting order lists the
     * fields that differ only while the original event is stored.
     */
    private Outcome compare(OrderEvent event, Instant arrivedAt, OrderState order, Fingerprint first) {
        if (!(event instanceof OrderPlaced duplicate)) {
            return EventDeduplicator.compare(first, event);
        }
        return first.matches(Fingerprint.of(duplicate))
                ? Outcome.Accepted.DUPLICATE
                : EventDeduplicator.conflict(conflict(duplicate, order, arrivedAt));
    }

    private String conflict(OrderPlaced duplicate, OrderState order, Instant arrivedAt) {
        PlacementSnapshot inForce = order.placement();
        OrderRevision revision = context.orders().open(duplicate.orderId()).revision();
        boolean isStored = duplicate.revision() == inForce.revision()
                && revision.hasOriginalAt(arrivedAt, inForce.revisedAt(), retention.orderBytes());
        return isStored
                ? ConflictDetail.of(
                        duplicate, inForce.revision(), ContentDifferences.between(revision.event(), duplicate))
                : ConflictDetail.ofUnstored(duplicate, inForce.revision());
    }
}
