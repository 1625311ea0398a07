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
            new StateFormat<>("order", OrderCodec::writeStored, Map.of(1, this::readStored, 2, this::readStored));
    private final Function<SourceRecord, ShopEvent> eventReader;
    private final AccrualCodec accruals;

    private record Key(AccountOwner owner, String orderId) {}

    /**
     * Creates a codec.
     *
     * @param eventReader reads the source records of parked events
     * @param rules reads the rules stored with accruals
     */
    public OrderCodec(Function<SourceRecord, ShopEvent> eventReader, RuleSnapshotFactory rules) {
        this.eventReader = eventReader;
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

    private static void writeStored(StateWriter writer, StoredOrder stored) {
        writer.number(stored.placedDay());
        switch (stored.order()) {
            case OrderState state -> writeState(writer.octet(PLACED), state);
            case RefereeOrder order -> writeRefereeOrder(writer.octet(REFEREE_ORDER), order);
            case RefereeOrderCount referee -> writer.octet(REFEREE_ORDER_COUNT).number(referee.orders());
            case ParkedOrderEvents parkedEvents ->
                writer.octet(PARKED)
                        .list(
                                parkedEvents.parked(),
                                (out, parked) -> SourceRecordCodec.write(
                                        out, InboundRecord.of(parked).source()));
        }
    }

    private StoredOrder readStored(Key key, StateReader reader) {
        long placedDay = reader.number();
        return new StoredOrder(readOrder(key.owner(), key.orderId(), reader), placedDay);
    }

    private TrackedOrder readOrder(AccountOwner owner, String orderId, StateReader reader) {
        int kind = reader.octet();
        return switch (kind) {
            case PLACED -> readState(owner, orderId, reader);
            case PARKED -> new ParkedOrderEvents(owner, orderId, reader.list(this::readParkedEvent));
            case REFEREE_ORDER -> readRefereeOrder(owner, orderId, reader);
            case REFEREE_ORDER_COUNT -> new RefereeOrderCount(owner, orderId, reader.number());
            default -> throw new UnreadableStateException("the stored order is of an unknown kind: " + kind);
        };
    }

    private static void writeRefereeOrder(StateWriter writer, RefereeOrder order) {
        writer.instant(order.at()).decimal(order.amount());
        OrderSnapshotCodec.writeCustomer(writer, order.referrer());
        writer.text(order.referee().group())
                .number(order.referee().orders())
                .optional(order.refundedBefore(), OrderSnapshotCodec::writeRefunded)
                .list(order.accruals(), AccrualCodec::write);
    }

    private RefereeOrder readRefereeOrder(AccountOwner owner, String orderId, StateReader reader) {
        return new RefereeOrder(
                owner,
                orderId,
                reader.instant(),
                reader.decimal(),
                OrderSnapshotCodec.readCustomer(reader),
                new RefereeFacts(reader.text(), reader.number()),
                reader.hasPartsSince(2) ? reader.optional(OrderSnapshotCodec::readRefunded) : null,
                reader.list(accruals::read));
    }

    private InboundEvent readParkedEvent(StateReader reader) {
        SourceRecord source = SourceRecordCodec.read(reader);
        return new InboundRecord(eventReader.apply(source), source);
    }

    private static void writeState(StateWriter writer, OrderState state) {
        OrderSnapshotCodec.writePlacement(writer, state.placement());
        writer.list(state.applied(), OrderCodec::writeApplied).constant(ConstantIds.ORDER_PHASES, state.phase());
        OrderSnapshotCodec.writeSale(writer, state.sale());
        OrderSnapshotCodec.writeRefunded(writer, state.refunded());
        writer.list(state.redeemed(), OrderCodec::writeRedeemed)
                .list(state.accruals(), AccrualCodec::write)
                .list(
                        state.discrepancies(),
                        (out, discrepancy) -> out.constant(ConstantIds.DISCREPANCIES, discrepancy.code())
                                .text(discrepancy.detail()))
                .count(state.exported().revision())
                .count(state.exported().wholeRevision());
    }

    private OrderState readState(AccountOwner owner, String orderId, StateReader reader) {
        return new OrderState(
                owner,
                orderId,
                OrderSnapshotCodec.readPlacement(reader),
                reader.list(in -> new AppliedEvent(in.text(), FingerprintCodec.read(in), in.instant())),
                reader.constant(ConstantIds.ORDER_PHASES),
                OrderSnapshotCodec.readSale(reader),
                OrderSnapshotCodec.readRefunded(reader),
                reader.list(OrderCodec::readRedeemed),
                reader.list(accruals::read),
                reader.list(in -> new Discrepancy(in.constant(ConstantIds.DISCREPANCIES), in.text())),
                new OrderState.Exported(reader.smallCount(), reader.smallCount()));
    }

    private static void writeApplied(StateWriter writer, AppliedEvent event) {
        FingerprintCodec.write(writer.text(event.key()), event.fingerprint());
        writer.instant(event.at());
    }

    private static void writeRedeemed(StateWriter writer, RedeemedPoints redeemed) {
        writer.optional(redeemed.lotId(), EntryIdCodec::write).number(redeemed.points());
        ExpiryCodec.write(writer, redeemed.expiry());
        writer.count(redeemed.openedBy());
    }

    private static RedeemedPoints readRedeemed(StateReader reader) {
        return new RedeemedPoints(
                reader.optional(EntryIdCodec::read), reader.number(), ExpiryCodec.read(reader), reader.count());
    }
}
