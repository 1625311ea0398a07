package dev.rewardsync.store;

import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.order.CompletedSale;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.SkippedRule;
import dev.rewardsync.order.TrialAward;
import dev.rewardsync.order.TrialPoints;
import dev.rewardsync.rule.CustomerFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes and reads the snapshots of an order: its placement, its completed sale, its refunds, and the customer as
 * rules saw them.
 */
final class OrderSnapshotCodec {

    /** Flags of the stored refunds. Version 1 wrote the shipping alone, as 0 or 1. */
    private static final int SHIPPING_REFUNDED = 1;

    private static final int AMOUNT_REFUNDED = 2;

    private static final int COVERS_SHIPPING = 1;
    private static final int EXCLUDES_TAX = 2;
    private static final int SOME_LINES = 4;

    private OrderSnapshotCodec() {}

    static void writePlacement(StateWriter writer, PlacementSnapshot placement) {
        writer.instant(placement.placedAt()).instant(placement.revisedAt()).count(placement.revision());
        writeCustomer(writer, placement.customer());
        writer.number(placement.pointsUsed()).number(placement.pointsDebited()).decimal(placement.rewardDiscount());
        writePayable(writer, placement.payable());
        writer.list(
                        placement.notApplied(),
                        (out, rule) -> out.text(rule.ruleId()).constant(ConstantIds.REASONS, rule.reason()))
                .list(placement.trials(), OrderSnapshotCodec::writeTrial);
    }

    static PlacementSnapshot readPlacement(StateReader reader) {
        return new PlacementSnapshot(
                reader.instant(),
                reader.instant(),
                reader.smallCount(),
                readCustomer(reader),
                reader.number(),
                reader.number(),
                reader.decimal(),
                readPayable(reader),
                reader.list(in -> new SkippedRule(in.text(), in.constant(ConstantIds.REASONS))),
                reader.hasPartsSince(2) ? reader.list(OrderSnapshotCodec::readTrial) : List.of());
    }

    private static void writeTrial(StateWriter writer, TrialAward trial) {
        writer.text(trial.ruleId())
                .text(trial.award().ruleName())
                .number(trial.points())
                .optional(trial.limitUse(), AccrualCodec::writeLimitUse);
    }

    private static TrialAward readTrial(StateReader reader) {
        TrialPoints award = new TrialPoints(reader.text(), reader.text(), reader.number());
        return new TrialAward(award, reader.optional(AccrualCodec::readLimitUse));
    }

    /** Writes one byte, and the lines if points cannot pay for all. Version 1 wrote only {@link #COVERS_SHIPPING}. */
    private static void writePayable(StateWriter writer, PayableScope payable) {
        Set<String> lines = payable.lines();
        writer.octet((payable.coversShipping() ? COVERS_SHIPPING : 0)
                | (payable.coversTax() ? 0 : EXCLUDES_TAX)
                | (lines == null ? 0 : SOME_LINES));
        if (lines != null) {
            writer.list(lines, StateWriter::text);
        }
    }

    private static PayableScope readPayable(StateReader reader) {
        int flags = reader.octet();
        return new PayableScope(
                (flags & SOME_LINES) == 0 ? null : new TreeSet<>(reader.list(StateReader::text)),
                (flags & COVERS_SHIPPING) != 0,
                (flags & EXCLUDES_TAX) == 0);
    }

    static void writeSale(StateWriter writer, CompletedSale sale) {
        writer.decimal(sale.amount())
                .decimal(sale.refunded())
                .instant(sale.at())
                .optional(sale.customer(), OrderSnapshotCodec::writeCustomer);
        writeRefunded(writer, sale.refundedBefore());
    }

    static CompletedSale readSale(StateReader reader) {
        return new CompletedSale(
                reader.decimal(),
                reader.decimal(),
                reader.instant(),
                reader.optional(OrderSnapshotCodec::readCustomer),
                readRefunded(reader));
    }

    static void writeRefunded(StateWriter writer, RefundTotals refunded) {
        boolean hasAmount = refunded.amount().signum() != 0;
        writer.list(
                        refunded.byLine().entrySet(),
                        (out, line) -> out.text(line.getKey()).decimal(line.getValue()))
                .octet((refunded.shipping() ? SHIPPING_REFUNDED : 0) | (hasAmount ? AMOUNT_REFUNDED : 0));
        if (hasAmount) {
            writer.decimal(refunded.amount());
        }
    }

    static RefundTotals readRefunded(StateReader reader) {
        List<Map.Entry<String, BigDecimal>> lines = reader.list(in -> Map.entry(in.text(), in.decimal()));
        Map<String, BigDecimal> pieces = new TreeMap<>();
        lines.forEach(line -> pieces.put(line.getKey(), line.getValue()));
        int parts = reader.octet();
        return new RefundTotals(
                pieces,
                (parts & SHIPPING_REFUNDED) != 0,
                (parts & AMOUNT_REFUNDED) != 0 ? reader.decimal() : BigDecimal.ZERO);
    }

    static void writeCustomer(StateWriter writer, CustomerFacts customer) {
        writer.optional(customer.email(), StateWriter::text)
                .text(customer.group())
                .decimal(customer.lifetimeSales())
                .number(customer.lifetimeSpentPoints())
                .number(customer.orders())
                .number(customer.reviews())
                .flag(customer.subscriber())
                .number(customer.balance())
                .text(customer.tier())
                .flag(customer.referee())
                .number(customer.refereeSignups())
                .number(customer.refereeOrders())
                .decimal(customer.refereeOrdersAmount())
                .number(customer.refereesWhoOrdered())
                .flag(customer.suspended());
    }

    static CustomerFacts readCustomer(StateReader reader) {
        return new CustomerFacts(
                reader.optional(StateReader::text),
                reader.text(),
                reader.decimal(),
                reader.number(),
                reader.number(),
                reader.number(),
                reader.flag(),
                reader.number(),
                reader.text(),
                reader.flag(),
                reader.number(),
                reader.number(),
                reader.decimal(),
                reader.number(),
                reader.hasPartsSince(2) && reader.flag());
    }
}
