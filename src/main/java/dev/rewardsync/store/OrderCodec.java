package dev.rewardsync.store;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
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

/**
 * Writes and reads a {@link StoredOrder}. Owner and order id are not part of the value: they are in the key. Parked
 * events are stored as their source records.
 */
public final class OrderCodec {

    private static final int PLACED = 1;
    private static final int PARKED = 2;
    private static final int REFEREE_ORDER = 3;
    private static final int REFEREE_ORDER_COUNT = 4;

    private final StateFormat<Key, StoredOrder> format =
            new StateFormat<>("order", OrderCodec::write, Map.of(1, this::read));
    private final Function<SourceRecord, ShopEvent> events;
    private final AccrualCodec accruals;

    private record Key(AccountOwner owner, String orderId) {}

    /**
     * Creates a codec.
     *
     * @param events parses the source records of parked events
     * @param rules reads the rules stored with accruals
     */
    public OrderCodec(Function<SourceRecord, ShopEvent> events, RuleSnapshotFactory rules) {
        this.events = events;
        this.accruals = new AccrualCodec(rules);
    }

    /** Returns the order as bytes. */
    public byte[] write(StoredOrder stored) {
        return format.write(stored);
    }

    /**
     * Reads an order.
     *
     * @throws UnreadableStateException if the bytes are damaged or have an unsupported format
     */
    public StoredOrder read(AccountOwner owner, String orderId, byte[] bytes) {
        return format.read(new Key(owner, orderId), bytes);
    }

    private static void write(StateWriter writer, StoredOrder stored) {
        writer.number(stored.placedDay());
        switch (stored.order()) {
            case OrderState state -> state(writer.octet(PLACED), state);
            case RefereeOrder order -> refereeOrder(writer.octet(REFEREE_ORDER), order);
            case RefereeOrderCount referee -> writer.octet(REFEREE_ORDER_COUNT).number(referee.orders());
            case ParkedOrderEvents parkedEvents ->
                writer.octet(PARKED)
                        .list(
                                parkedEvents.parked(),
                                (out, parked) -> SourceRecordCodec.write(
                                        out, InboundRecord.of(parked).source()));
        }
    }

    private StoredOrder read(Key key, StateReader reader) {
        long placedDay = reader.number();
        return new StoredOrder(order(key.owner(), key.orderId(), reader), placedDay);
    }

    private TrackedOrder order(AccountOwner owner, String orderId, StateReader reader) {
        int kind = reader.octet();
        return switch (kind) {
            case PLACED -> state(owner, orderId, reader);
            case PARKED -> new ParkedOrderEvents(owner, orderId, reader.list(this::parked));
            case REFEREE_ORDER -> refereeOrder(owner, orderId, reader);
            case REFEREE_ORDER_COUNT -> new RefereeOrderCount(owner, orderId, reader.number());
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

    private InboundEvent parked(StateReader reader) {
        SourceRecord source = SourceRecordCodec.read(reader);
        return new InboundRecord(events.apply(source), source);
    }

    private static void state(StateWriter writer, OrderState state) {
        OrderSnapshotCodec.placement(writer, state.placement());
        writer.list(state.applied(), OrderCodec::applied).constant(ConstantIds.ORDER_PHASES, state.phase());
        OrderSnapshotCodec.sale(writer, state.sale());
        OrderSnapshotCodec.refunded(writer, state.refunded());
        writer.list(state.redeemed(), OrderCodec::redeemed)
                .list(state.accruals(), AccrualCodec::write)
                .list(
                        state.discrepancies(),
                        (out, discrepancy) -> out.constant(ConstantIds.DISCREPANCIES, discrepancy.code())
                                .text(discrepancy.detail()))
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
                reader.list(OrderCodec::redeemed),
                reader.list(accruals::read),
                reader.list(in -> new Discrepancy(in.constant(ConstantIds.DISCREPANCIES), in.text())),
                new OrderState.Exported(reader.smallCount(), reader.smallCount()));
    }

    private static void applied(StateWriter writer, AppliedEvent key) {
        FingerprintCodec.write(writer.text(key.key()), key.fingerprint());
        writer.instant(key.at());
    }

    private static void redeemed(StateWriter writer, RedeemedPoints redeemed) {
        writer.optional(redeemed.lotId(), EntryIdCodec::write)
                .number(redeemed.points())
                .optional(redeemed.expiresAt(), StateWriter::instant)
                .count(redeemed.openedBy());
    }

    private static RedeemedPoints redeemed(StateReader reader) {
        return new RedeemedPoints(
                reader.optional(EntryIdCodec::read),
                reader.number(),
                reader.optional(StateReader::instant),
                reader.count());
    }
}
