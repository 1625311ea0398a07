package dev.rewardsync.decision;

import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.ContentDifferences;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.SourceRecord;
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
 * An order's events in whatever order they arrive: each takes effect once, and what comes before its order waits for it.
 */
final class OrderEventHandler {

    private final DecisionContext context;
    private final TimerRunner timers;
    private final OrderPlacement placement;
    private final Supplier<KnownOrderHandler> knownOrders;
    private final StepCompletion completion;
    private final RetentionPolicy retention;

    OrderEventHandler(
            DecisionContext context,
            TimerRunner timers,
            OrderPlacement placement,
            Supplier<KnownOrderHandler> knownOrders,
            StepCompletion completion,
            RetentionPolicy retention) {
        this.context = context;
        this.timers = timers;
        this.placement = placement;
        this.knownOrders = knownOrders;
        this.completion = completion;
        this.retention = retention;
    }

    Outcome decide(Received received) {
        OrderEvent event = named(received);
        TrackedOrder memory = context.orders().tracked(event.orderId());
        if (memory instanceof OrderState known) {
            return apply(event, received, known);
        }
        ParkedOrderEvents awaited = memory instanceof ParkedOrderEvents waiting ? waiting : null;
        return event instanceof OrderPlaced placed ? place(placed, received, awaited) : park(event, received, awaited);
    }

    /** An event with its status by the name that the ruleset has for it; what is parked keeps the shop's name. */
    private OrderEvent named(Received received) {
        OrderEvent event = (OrderEvent) received.event();
        return event instanceof OrderStatusChanged changed
                ? changed.named(context.ruleset().statusNames().meaning(changed.status()))
                : event;
    }

    /** Places an order and lets what waited for it take effect, by when it happened, then arrival. */
    private Outcome place(OrderPlaced placed, Received received, @Nullable ParkedOrderEvents awaited) {
        placement.place(placed, received);
        completion.completeStep(Cause.of(placed), placed.orderId());
        if (awaited != null) {
            context.account().stopAwaitingOrder(placed.orderId());
            Instant arrivedAt = received.source().arrivedAt();
            awaited.parked().stream()
                    .sorted(Comparator.comparing(parked -> parked.event().occurredAt()))
                    .forEach(parked -> applyLate(parked, arrivedAt));
        }
        return Outcome.DECIDED;
    }

    private void applyLate(Received parked, Instant arrivedAt) {
        OrderEvent event = named(parked);
        timers.settle(event.occurredAt(), arrivedAt);
        apply(event, parked, context.orders().open(event.orderId()).state());
        completion.completeStep(Cause.of(event), event.orderId());
    }

    /** Lets an event of a known order take effect, unless it did before or the order is canceled. */
    private Outcome apply(OrderEvent event, Received received, OrderState known) {
        AppliedEvent key = AppliedEvent.of(event);
        Optional<AppliedEvent> seen = known.applied(key.name());
        if (seen.isPresent()) {
            return again(event, received.source(), known, seen.get().fingerprint());
        }
        if (event instanceof OrderPlaced placed
                && placed.revision() < known.placement().revision()) {
            return Outcome.DUPLICATE;
        }
        if (known.phase() == OrderState.Phase.CANCELED) {
            return Outcome.ORDER_CANCELED;
        }
        context.orders().open(event.orderId()).markApplied(key);
        knownOrders.get().apply(event, received);
        context.account().settledTo(event.occurredAt());
        return Outcome.DECIDED;
    }

    private Outcome park(OrderEvent event, Received received, @Nullable ParkedOrderEvents awaited) {
        List<Received> before = awaited == null ? List.of() : awaited.parked();
        Optional<Received> like = before.stream()
                .filter(parked -> AppliedEvent.nameOf(named(parked)).equals(AppliedEvent.nameOf(event)))
                .findFirst();
        if (like.isPresent()) {
            List<String> differing = ContentDifferences.between(like.get().event(), event);
            return differing.isEmpty()
                    ? Outcome.DUPLICATE
                    : EventDeduplicator.conflicting(context, received.source(), ConflictDetail.of(event, differing));
        }
        List<Received> parked =
                Stream.concat(before.stream(), Stream.of(received)).toList();
        context.orders().track(new ParkedOrderEvents(context.account().owner(), event.orderId(), parked));
        Instant first = parked.getFirst().source().arrivedAt().plus(retention.parked());
        context.account().awaitOrder(event.orderId(), first);
        return Outcome.PARKED;
    }

    /** What becomes of an event that took effect before; an order's own bytes say what differs as long as they are kept. */
    private Outcome again(OrderEvent event, SourceRecord source, OrderState known, Fingerprint first) {
        if (!(event instanceof OrderPlaced order)) {
            return EventDeduplicator.again(context, first, event, source);
        }
        return first.matches(Fingerprint.of(order))
                ? Outcome.DUPLICATE
                : EventDeduplicator.conflicting(context, source, conflict(order, known, source));
    }

    private String conflict(OrderPlaced again, OrderState known, SourceRecord source) {
        PlacementSnapshot inForce = known.placement();
        PlacedOrder placed = context.orders().open(again.orderId()).placed();
        boolean kept = again.revision() == inForce.revision()
                && placed.keptAt(source.arrivedAt(), inForce.writtenAt(), retention.orderBytes());
        return kept
                ? ConflictDetail.of(again, inForce.revision(), ContentDifferences.between(placed.event(), again))
                : ConflictDetail.ofForgotten(again, inForce.revision());
    }
}
