package dev.rewardsync.decision;

import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order's events in whatever order they arrive: each takes effect once, and what comes before its order waits for it.
 */
final class OrderEvents {

    private final Draft draft;
    private final Settlement settlement;
    private final OrderPlacement placement;
    private final Supplier<KnownOrderEvents> ofKnownOrders;
    private final Conclusion conclusion;
    private final Duration parkedFor;

    OrderEvents(
            Draft draft,
            Settlement settlement,
            OrderPlacement placement,
            Supplier<KnownOrderEvents> ofKnownOrders,
            Conclusion conclusion,
            Duration parkedFor) {
        this.draft = draft;
        this.settlement = settlement;
        this.placement = placement;
        this.ofKnownOrders = ofKnownOrders;
        this.conclusion = conclusion;
        this.parkedFor = parkedFor;
    }

    Outcome decide(OrderEvent event, Received received) {
        OrderMemory memory = draft.order(event.orderId());
        if (memory instanceof OrderState known) {
            return takeEffect(received, known);
        }
        AwaitedOrder awaited = memory instanceof AwaitedOrder waiting ? waiting : null;
        return event instanceof OrderPlaced placed ? place(placed, received, awaited) : park(event, received, awaited);
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
                    .forEach(parked -> takeEffectLate(parked, arrivedAt));
        }
        return Outcome.DECIDED;
    }

    private void takeEffectLate(Received parked, Instant arrivedAt) {
        if (parked.event() instanceof OrderEvent event) {
            settlement.settle(event.occurredAt(), arrivedAt);
            takeEffect(parked, draft.known(event.orderId()));
            conclusion.conclude(Cause.of(event), event.orderId());
        }
    }

    /** Lets an event of a known order take effect, unless it did before or the order is canceled. */
    private Outcome takeEffect(Received received, OrderState known) {
        OrderEvent event = (OrderEvent) received.event();
        SeenKey key = SeenKey.of(event);
        Optional<SeenKey> seen = known.seen(key.name());
        if (seen.isPresent()) {
            return sameKey(seen.get().fingerprint().equals(key.fingerprint()), received.source(), pointer(event));
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

    private Outcome park(OrderEvent event, Received received, @Nullable AwaitedOrder awaited) {
        List<Received> before = awaited == null ? List.of() : awaited.parked();
        Optional<Received> like = before.stream()
                .filter(parked -> parked.event() instanceof OrderEvent other
                        && SeenKey.of(other).name().equals(SeenKey.of(event).name()))
                .findFirst();
        if (like.isPresent()) {
            boolean sameContent = Fingerprint.of(like.get().event()).equals(Fingerprint.of(event));
            return sameKey(sameContent, received.source(), pointer(event));
        }
        List<Received> parked =
                Stream.concat(before.stream(), Stream.of(received)).toList();
        draft.keep(new AwaitedOrder(draft.account().owner(), event.orderId(), parked));
        Instant first = parked.getFirst().source().arrivedAt().plus(parkedFor);
        draft.change(account -> account.waitingFor(event.orderId(), first));
        return Outcome.PARKED;
    }

    private static String pointer(OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed -> "/revision";
            case OrderStatusChanged changed -> "/status";
            case OrderRefunded refund -> "/refundId";
        };
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
}
