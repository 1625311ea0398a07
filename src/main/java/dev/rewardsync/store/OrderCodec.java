package dev.rewardsync.store;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.order.AppliedEvent;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.ParkedOrderEvents;
import dev.rewardsync.order.RedeemedPoints;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.order.RefereeOrderCount;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.rule.RefereeFacts;
import java.util.Map;
import java.util.function.Function;

/** A {@link StoredOrder} as bytes, without owner and order id, which are in the key. Parked events are kept as they came. */
public final class OrderCodec {

    private static final int PLACED = 1;
    private static final int AWAITED = 2;
    private static final int REFEREES = 3;
    private static final int REFEREE = 4;

    private final StateFormat<Key, StoredOrder> format =
            new StateFormat<>("order", OrderCodec::write, Map.of(1, this::read));
    private final Function<SourceRecord, ShopEvent> events;
    private final AccrualCodec accruals;

    private record Key(AccountOwner owner, String orderId) {}

    /** Reads parked events again by {@code events}, and rules that are kept with accruals by {@code rules}. */
    public OrderCodec(Function<SourceRecord, ShopEvent> events, RuleSnapshotReader rules) {
        this.events = events;
        this.accruals = new AccrualCodec(rules);
    }

    /** What is remembered, as bytes. */
    public byte[] write(StoredOrder stored) {
        return format.write(stored);
    }

    /**
     * What is remembered, of bytes.
     *
     * @throws UnreadableStateException where these are not its bytes
     */
    public StoredOrder read(AccountOwner owner, String orderId, byte[] bytes) {
        return format.read(new Key(owner, orderId), bytes);
    }

    private static void write(StateWriter writer, StoredOrder stored) {
        writer.number(stored.placedDay());
        switch (stored.memory()) {
            case OrderState state -> state(writer.octet(PLACED), state);
            case RefereeOrder order -> refereeOrder(writer.octet(REFEREES), order);
            case RefereeOrderCount referee -> writer.octet(REFEREE).number(referee.orders());
            case ParkedOrderEvents awaited ->
                writer.octet(AWAITED)
                        .list(awaited.parked(), (out, parked) -> SourceRecordCodec.write(out, parked.source()));
        }
    }

    private StoredOrder read(Key key, StateReader reader) {
        long placedDay = reader.number();
        return new StoredOrder(memory(key.owner(), key.orderId(), reader), placedDay);
    }

    private TrackedOrder memory(AccountOwner owner, String orderId, StateReader reader) {
        int kind = reader.octet();
        return switch (kind) {
            case PLACED -> state(owner, orderId, reader);
            case AWAITED -> new ParkedOrderEvents(owner, orderId, reader.list(this::parked));
            case REFEREES -> refereeOrder(owner, orderId, reader);
            case REFEREE -> new RefereeOrderCount(owner, orderId, reader.number());
            default -> throw new UnreadableStateException("the stored order is of an unknown kind: " + kind);
        };
    }

    private static void refereeOrder(StateWriter writer, RefereeOrder order) {
        writer.instant(order.at()).decimal(order.amount());
        OrderSnapshotCodec.customer(writer, order.referrer());
        writer.text(order.referee().group())
                .number(order.referee().orders())
                .list(order.accruals(), AccrualCodec::write);
    }

    private RefereeOrder refereeOrder(AccountOwner owner, String orderId, StateReader reader) {
        return new RefereeOrder(
                owner,
                orderId,
                reader.instant(),
                reader.decimal(),
                OrderSnapshotCodec.customer(reader),
                new RefereeFacts(reader.text(), reader.number()),
                reader.list(accruals::read));
    }

    private Received parked(StateReader reader) {
        SourceRecord source = SourceRecordCodec.read(reader);
        return new Received(events.apply(source), source);
    }

    private static void state(StateWriter writer, OrderState state) {
        OrderSnapshotCodec.placement(writer, state.placement());
        writer.list(state.applied(), OrderCodec::applied).constant(ConstantIds.ORDER_PHASES, state.phase());
        OrderSnapshotCodec.sale(writer, state.sale());
        OrderSnapshotCodec.refunded(writer, state.refunded());
        writer.list(state.redeemed(), OrderCodec::taken)
                .list(state.accruals(), AccrualCodec::write)
                .list(
                        state.discrepancies(),
                        (out, found) -> out.constant(ConstantIds.DISCREPANCIES, found.code())
                                .text(found.detail()))
                .count(state.exported().revision())
                .count(state.exported().wholeRevision());
    }

    private OrderState state(AccountOwner owner, String orderId, StateReader reader) {
        return new OrderState(
                owner,
                orderId,
                OrderSnapshotCodec.placement(reader),
                reader.list(in -> new AppliedEvent(in.text(), FingerprintCodec.read(in), in.instant())),
                reader.constant(ConstantIds.ORDER_PHASES),
                OrderSnapshotCodec.sale(reader),
                OrderSnapshotCodec.refunded(reader),
                reader.list(OrderCodec::taken),
                reader.list(accruals::read),
                reader.list(in -> new Discrepancy(in.constant(ConstantIds.DISCREPANCIES), in.text())),
                new OrderState.Exported(reader.smallCount(), reader.smallCount()));
    }

    private static void applied(StateWriter writer, AppliedEvent key) {
        FingerprintCodec.write(writer.text(key.key()), key.fingerprint());
        writer.instant(key.at());
    }

    private static void taken(StateWriter writer, RedeemedPoints taken) {
        writer.optional(taken.lotId(), StateWriter::text)
                .number(taken.points())
                .optional(taken.expiresAt(), StateWriter::instant)
                .count(taken.openedBy());
    }

    private static RedeemedPoints taken(StateReader reader) {
        return new RedeemedPoints(
                reader.optional(StateReader::text),
                reader.number(),
                reader.optional(StateReader::instant),
                reader.count());
    }
}
