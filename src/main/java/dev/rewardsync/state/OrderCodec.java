package dev.rewardsync.state;

import dev.rewardsync.account.Owner;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.order.AwaitedOrder;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.NotApplied;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderMemory;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.Placement;
import dev.rewardsync.order.Referee;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.order.Sale;
import dev.rewardsync.order.SeenKey;
import dev.rewardsync.order.TakenPoints;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.OnRefund;
import dev.rewardsync.rule.RuleOutcome;
import java.util.function.Function;

/** A {@link StoredOrder} as bytes, without owner and order id, which are in the key. Parked events are kept as they came. */
public final class OrderCodec {

    private static final int VERSION = 1;
    private static final int PLACED = 1;
    private static final int AWAITED = 2;
    private static final int REFEREES = 3;
    private static final int REFEREE = 4;

    private static final OrderState.Phase[] PHASES = OrderState.Phase.values();
    private static final Discrepancy.Code[] DISCREPANCIES = Discrepancy.Code.values();
    private static final RuleOutcome.Reason[] REASONS = RuleOutcome.Reason.values();
    private static final OnRefund[] ON_REFUND = OnRefund.values();

    private final Function<SourceRecord, ShopEvent> events;

    /** Reads parked events again by {@code events}. */
    public OrderCodec(Function<SourceRecord, ShopEvent> events) {
        this.events = events;
    }

    /** What is remembered, as bytes. */
    public byte[] write(StoredOrder stored) {
        StateWriter writer = StateWriter.version(VERSION).number(stored.placedDay());
        switch (stored.memory()) {
            case OrderState state -> state(writer.octet(PLACED), state);
            case RefereeOrder order ->
                writer.octet(REFEREES).decimal(order.amount()).list(order.accruals(), OrderCodec::accrual);
            case Referee referee -> writer.octet(REFEREE).number(referee.orders());
            case AwaitedOrder awaited ->
                writer.octet(AWAITED)
                        .list(awaited.parked(), (out, parked) -> SourceRecordCodec.write(out, parked.source()));
        }
        return writer.toByteArray();
    }

    /**
     * What is remembered, of bytes.
     *
     * @throws StateUnreadable where these are not its bytes
     */
    public StoredOrder read(Owner owner, String orderId, byte[] bytes) {
        return StateReader.read(bytes, VERSION, "order", reader -> {
            long placedDay = reader.number();
            return new StoredOrder(memory(owner, orderId, reader), placedDay);
        });
    }

    private OrderMemory memory(Owner owner, String orderId, StateReader reader) {
        int kind = reader.octet();
        return switch (kind) {
            case PLACED -> state(owner, orderId, reader);
            case AWAITED -> new AwaitedOrder(owner, orderId, reader.list(this::parked));
            case REFEREES -> new RefereeOrder(owner, orderId, reader.decimal(), reader.list(OrderCodec::accrual));
            case REFEREE -> new Referee(owner, orderId, reader.number());
            default -> throw new StateUnreadable("the stored order is of an unknown kind: " + kind);
        };
    }

    private Received parked(StateReader reader) {
        SourceRecord source = SourceRecordCodec.read(reader);
        return new Received(events.apply(source), source);
    }

    private static void state(StateWriter writer, OrderState state) {
        placement(writer, state.placement());
        writer.list(state.seen(), (out, key) -> out.text(key.name()).bits(key.fingerprint()))
                .constant(state.phase())
                .decimal(state.sale().amount())
                .instant(state.sale().at())
                .list(state.taken(), OrderCodec::taken)
                .list(state.accruals(), OrderCodec::accrual)
                .list(
                        state.discrepancies(),
                        (out, found) -> out.constant(found.code()).text(found.detail()))
                .count(state.exported().revision())
                .count(state.exported().wholeRevision());
    }

    private static void placement(StateWriter writer, Placement placement) {
        writer.instant(placement.placedAt())
                .count(placement.revision())
                .number(placement.pointsUsed())
                .decimal(placement.rewardDiscount())
                .flag(placement.coversShipping())
                .list(
                        placement.notApplied(),
                        (out, rule) -> out.text(rule.ruleId()).constant(rule.reason()));
    }

    private static Placement placement(StateReader reader) {
        return new Placement(
                reader.instant(),
                reader.smallCount(),
                reader.number(),
                reader.decimal(),
                reader.flag(),
                reader.list(in -> new NotApplied(in.text(), in.constant(REASONS))));
    }

    private static OrderState state(Owner owner, String orderId, StateReader reader) {
        return new OrderState(
                owner,
                orderId,
                placement(reader),
                reader.list(in -> new SeenKey(in.text(), in.bits())),
                reader.constant(PHASES),
                new Sale(reader.decimal(), reader.instant()),
                reader.list(OrderCodec::taken),
                reader.list(OrderCodec::accrual),
                reader.list(in -> new Discrepancy(in.constant(DISCREPANCIES), in.text())),
                new OrderState.Exported(reader.smallCount(), reader.smallCount()));
    }

    private static void taken(StateWriter writer, TakenPoints taken) {
        writer.optional(taken.lotId(), StateWriter::text)
                .number(taken.points())
                .optional(taken.expiresAt(), StateWriter::instant);
    }

    private static TakenPoints taken(StateReader reader) {
        return new TakenPoints(
                reader.optional(StateReader::text), reader.number(), reader.optional(StateReader::instant));
    }

    private static void accrual(StateWriter writer, OrderAccrual accrual) {
        writer.text(accrual.entryId())
                .text(accrual.ruleId())
                .text(accrual.ruleName())
                .flag(accrual.fromCart())
                .number(accrual.points())
                .number(accrual.pending())
                .number(accrual.expired())
                .instant(accrual.at())
                .text(accrual.award().on())
                .optional(accrual.award().hold(), StateWriter::period)
                .optional(accrual.expireAfter(), StateWriter::period)
                .constant(accrual.onRefund());
    }

    private static OrderAccrual accrual(StateReader reader) {
        return new OrderAccrual(
                reader.text(),
                reader.text(),
                reader.text(),
                reader.flag(),
                reader.number(),
                reader.number(),
                reader.number(),
                reader.instant(),
                new Award(reader.text(), reader.optional(StateReader::period)),
                reader.optional(StateReader::period),
                reader.constant(ON_REFUND));
    }
}
