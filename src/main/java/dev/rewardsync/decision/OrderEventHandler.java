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

    private final DecisionBuilder draft;
    private final TimerRunner settlement;
    private final OrderPlacement placement;
    private final Supplier<KnownOrderHandler> ofKnownOrders;
    private final StepCompletion conclusion;
    private final RetentionPolicy retention;

    OrderEventHandler(
            DecisionBuilder draft,
            TimerRunner settlement,
            OrderPlacement placement,
            Supplier<KnownOrderHandler> ofKnownOrders,
            StepCompletion conclusion,
            RetentionPolicy retention) {
        this.draft = draft;
        this.settlement = settlement;
        this.placement = placement;
        this.ofKnownOrders = ofKnownOrders;
        this.conclusion = conclusion;
        this.retention = retention;
    }

    Outcome decide(Received received) {
        OrderEvent event = named(received);
        TrackedOrder memory = draft.order(event.orderId());
        if (memory instanceof OrderState known) {
            return takeEffect(event, received, known);
        }
        ParkedOrderEvents awaited = memory instanceof ParkedOrderEvents waiting ? waiting : null;
        return event instanceof OrderPlaced placed ? place(placed, received, awaited) : park(event, received, awaited);
    }

    /** An event with its status by the name that the ruleset has for it; what is parked keeps the shop's name. */
    private OrderEvent named(Received received) {
        OrderEvent event = (OrderEvent) received.event();
        return event instanceof OrderStatusChanged changed
                ? changed.named(draft.ruleset().statusNames().meaning(changed.status()))
                : event;
    }

    /** Places an order and lets what waited for it take effect, by when it happened, then arrival. */
    private Outcome place(OrderPlaced placed, Received received, @Nullable ParkedOrderEvents awaited) {
        placement.place(placed, received);
        conclusion.conclude(Cause.of(placed), placed.orderId());
        if (awaited != null) {
            draft.change(account -> account.notWaitingFor(placed.orderId()));
            Instant arrivedAt = received.source().arrivedAt();
            awaited.parked().stream()
                    .sorted(Comparator.comparing(parked -> parked.event().occurredAt()))
                    .forEach(parked -> takeEffectLate(parked, arrivedAt));
        }
        return Outcome.DECIDED;
    }

    private void takeEffectLate(Received parked, Instant arrivedAt) {
        OrderEvent event = named(parked);
        settlement.settle(event.occurredAt(), arrivedAt);
        takeEffect(event, parked, draft.known(event.orderId()));
        conclusion.conclude(Cause.of(event), event.orderId());
    }

    /** Lets an event of a known order take effect, unless it did before or the order is canceled. */
    private Outcome takeEffect(OrderEvent event, Received received, OrderState known) {
        AppliedEvent key = AppliedEvent.of(event);
        Optional<AppliedEvent> seen = known.seen(key.name());
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
        draft.keep(known.seeing(key));
        ofKnownOrders.get().takeEffect(event, received);
        draft.settledTo(event.occurredAt());
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
                    : EventDeduplicator.conflicting(draft, received.source(), ConflictDetail.of(event, differing));
        }
        List<Received> parked =
                Stream.concat(before.stream(), Stream.of(received)).toList();
        draft.keep(new ParkedOrderEvents(draft.account().owner(), event.orderId(), parked));
        Instant first = parked.getFirst().source().arrivedAt().plus(retention.parked());
        draft.change(account -> account.waitingFor(event.orderId(), first));
        return Outcome.PARKED;
    }

    /** What becomes of an event that took effect before; an order's own bytes say what differs as long as they are kept. */
    private Outcome again(OrderEvent event, SourceRecord source, OrderState known, Fingerprint first) {
        if (!(event instanceof OrderPlaced order)) {
            return EventDeduplicator.again(draft, first, event, source);
        }
        return first.matches(Fingerprint.of(order))
                ? Outcome.DUPLICATE
                : EventDeduplicator.conflicting(draft, source, conflict(order, known, source));
    }

    private String conflict(OrderPlaced again, OrderState known, SourceRecord source) {
        PlacementSnapshot inForce = known.placement();
        PlacedOrder placed = draft.placed(again.orderId());
        boolean kept = again.revision() == inForce.revision()
                && placed.keptAt(source.arrivedAt(), inForce.writtenAt(), retention.orderBytes());
        return kept
                ? ConflictDetail.of(again, inForce.revision(), ContentDifferences.between(placed.event(), again))
                : ConflictDetail.ofForgotten(again, inForce.revision());
    }
}
