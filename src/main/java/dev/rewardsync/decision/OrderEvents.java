package dev.rewardsync.decision;

import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.order.AwaitedOrder;
import dev.rewardsync.order.OrderMemory;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.SeenKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order's events in whatever order they arrive: each takes effect once, and what comes before its order waits for it.
 */
final class OrderEvents {

    private final Draft draft;
    private final Settlement settlement;
    private final OrderPlacement placement;
    private final OrderStatuses statuses;
    private final Conclusion conclusion;
    private final Duration parkedFor;

    OrderEvents(
            Draft draft,
            Settlement settlement,
            OrderPlacement placement,
            OrderStatuses statuses,
            Conclusion conclusion,
            Duration parkedFor) {
        this.draft = draft;
        this.settlement = settlement;
        this.placement = placement;
        this.statuses = statuses;
        this.conclusion = conclusion;
        this.parkedFor = parkedFor;
    }

    Outcome decide(OrderEvent event, Received received) {
        OrderMemory memory = draft.order(event.orderId());
        return switch (event) {
            case OrderPlaced placed ->
                memory instanceof OrderState known
                        ? placedAgain(placed, known, received.source())
                        : place(placed, received, memory instanceof AwaitedOrder awaited ? awaited : null);
            case OrderStatusChanged changed ->
                memory instanceof OrderState known
                        ? change(changed, known, received.source())
                        : park(event, received, memory instanceof AwaitedOrder awaited ? awaited : null);
        };
    }

    private Outcome placedAgain(OrderPlaced placed, OrderState known, SourceRecord source) {
        SeenKey key = OrderPlacement.revisionKey(placed);
        Optional<Long> seen = known.fingerprintOf(key.name());
        if (seen.isPresent()) {
            return sameKey(seen.get() == key.fingerprint(), source, "/revision");
        }
        if (placed.revision() < known.placement().revision()) {
            return Outcome.DUPLICATE;
        }
        draft.deadLetter(
                source,
                DeadLetter.Code.INVALID_EVENT,
                "/revision: amending an order is not supported in this version; expected the revision first seen, %d"
                        .formatted(known.placement().revision()));
        return Outcome.DEAD_LETTERED;
    }

    /** Places an order and lets what waited for it take effect, by when it happened, then arrival. */
    private Outcome place(OrderPlaced placed, Received received, @Nullable AwaitedOrder awaited) {
        placement.place(placed, received);
        conclusion.conclude(Cause.of(placed), placed.orderId());
        if (awaited != null) {
            draft.change(account -> account.notWaitingFor(placed.orderId()));
            Instant arrivedAt = received.source().arrivedAt();
            awaited.parked().stream()
                    .sorted(Comparator.comparing(parked -> parked.event().occurredAt()))
                    .forEach(parked -> takeEffect(parked, arrivedAt));
        }
        return Outcome.DECIDED;
    }

    private void takeEffect(Received parked, Instant arrivedAt) {
        if (parked.event() instanceof OrderStatusChanged changed) {
            settlement.settle(changed.occurredAt(), arrivedAt);
            change(changed, draft.known(changed.orderId()), parked.source());
            conclusion.conclude(Cause.of(changed), changed.orderId());
        }
    }

    private Outcome change(OrderStatusChanged changed, OrderState known, SourceRecord source) {
        SeenKey key = statusKey(changed);
        Optional<Long> seen = known.fingerprintOf(key.name());
        if (seen.isPresent()) {
            return sameKey(seen.get() == key.fingerprint(), source, "/status");
        }
        if (known.phase() == OrderState.Phase.CANCELED) {
            return Outcome.ORDER_CANCELED;
        }
        draft.keep(known.seeing(key));
        statuses.change(changed);
        draft.settledTo(changed.occurredAt());
        return Outcome.DECIDED;
    }

    private Outcome park(OrderEvent event, Received received, @Nullable AwaitedOrder awaited) {
        List<Received> before = awaited == null ? List.of() : awaited.parked();
        Optional<Received> like = before.stream()
                .filter(parked -> parked.event() instanceof OrderStatusChanged one
                        && event instanceof OrderStatusChanged other
                        && one.status().equals(other.status()))
                .findFirst();
        if (like.isPresent()) {
            long fingerprint = like.get().event().envelope().fingerprint();
            return sameKey(fingerprint == event.envelope().fingerprint(), received.source(), "/status");
        }
        List<Received> parked =
                Stream.concat(before.stream(), Stream.of(received)).toList();
        draft.keep(new AwaitedOrder(draft.account().owner(), event.orderId(), parked));
        Instant first = parked.getFirst().source().arrivedAt().plus(parkedFor);
        draft.change(account -> account.waitingFor(event.orderId(), first));
        return Outcome.PARKED;
    }

    private Outcome sameKey(boolean sameContent, SourceRecord source, String pointer) {
        return sameContent ? Outcome.DUPLICATE : conflicting(draft, source, pointer);
    }

    /** The same natural key with other content. */
    static Outcome conflicting(Draft draft, SourceRecord source, String pointer) {
        draft.deadLetter(
                source,
                DeadLetter.Code.CONFLICTING_DUPLICATE,
                pointer + ": expected the same content as when this came first; correct it under a key of its own");
        return Outcome.DEAD_LETTERED;
    }

    private static SeenKey statusKey(OrderStatusChanged changed) {
        return new SeenKey("status " + changed.status(), changed.envelope().fingerprint());
    }
}
