package dev.rewardsync.store;

import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.order.CompletedSale;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.SkippedRule;
import dev.rewardsync.rule.CustomerFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes and reads the snapshots of an order: its placement, its completed sale, its refunds, and the customer as
 * rules saw them.
 */
final class OrderSnapshotCodec {

    private OrderSnapshotCodec() {}

    static void writePlacement(StateWriter writer, PlacementSnapshot placement) {
        writer.instant(placement.placedAt()).instant(placement.revisedAt()).count(placement.revision());
        writeCustomer(writer, placement.customer());
        writer.number(placement.pointsUsed())
                .number(placement.pointsDebited())
                .decimal(placement.rewardDiscount())
                .flag(placement.coversShipping())
                .list(
                        placement.notApplied(),
                        (out, rule) -> out.text(rule.ruleId()).constant(ConstantIds.REASONS, rule.reason()));
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
                reader.flag(),
                reader.list(in -> new SkippedRule(in.text(), in.constant(ConstantIds.REASONS))));
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

    static void writeRefunded(StateWriter writer, RefundedQuantities refunded) {
        writer.list(
                        refunded.byLine().entrySet(),
                        (out, line) -> out.text(line.getKey()).decimal(line.getValue()))
                .flag(refunded.shipping());
    }

    static RefundedQuantities readRefunded(StateReader reader) {
        List<Map.Entry<String, BigDecimal>> lines = reader.list(in -> Map.entry(in.text(), in.decimal()));
        Map<String, BigDecimal> pieces = new TreeMap<>();
        lines.forEach(line -> pieces.put(line.getKey(), line.getValue()));
        return new RefundedQuantities(pieces, reader.flag());
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
