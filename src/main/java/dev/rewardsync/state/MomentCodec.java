package dev.rewardsync.state;

import dev.rewardsync.event.Refunded;
import dev.rewardsync.order.NotApplied;
import dev.rewardsync.order.Placement;
import dev.rewardsync.order.Sale;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.RuleOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The moments of an order's life as bytes: what was settled then, and the customer as rules saw them. */
final class MomentCodec {

    private static final RuleOutcome.Reason[] REASONS = RuleOutcome.Reason.values();

    private MomentCodec() {}

    static void placement(StateWriter writer, Placement placement) {
        writer.instant(placement.placedAt()).instant(placement.writtenAt()).count(placement.revision());
        customer(writer, placement.customer());
        writer.number(placement.pointsUsed())
                .number(placement.pointsTaken())
                .decimal(placement.rewardDiscount())
                .flag(placement.coversShipping())
                .list(
                        placement.notApplied(),
                        (out, rule) -> out.text(rule.ruleId()).constant(rule.reason()));
    }

    static Placement placement(StateReader reader) {
        return new Placement(
                reader.instant(),
                reader.instant(),
                reader.smallCount(),
                customer(reader),
                reader.number(),
                reader.number(),
                reader.decimal(),
                reader.flag(),
                reader.list(in -> new NotApplied(in.text(), in.constant(REASONS))));
    }

    static void sale(StateWriter writer, Sale sale) {
        writer.decimal(sale.amount())
                .decimal(sale.refunded())
                .instant(sale.at())
                .optional(sale.customer(), MomentCodec::customer);
        refunded(writer, sale.refundedBefore());
    }

    static Sale sale(StateReader reader) {
        return new Sale(
                reader.decimal(),
                reader.decimal(),
                reader.instant(),
                reader.optional(MomentCodec::customer),
                refunded(reader));
    }

    static void refunded(StateWriter writer, Refunded refunded) {
        writer.list(
                        refunded.pieces().entrySet(),
                        (out, line) -> out.text(line.getKey()).decimal(line.getValue()))
                .flag(refunded.shipping());
    }

    static Refunded refunded(StateReader reader) {
        List<Map.Entry<String, BigDecimal>> lines = reader.list(in -> Map.entry(in.text(), in.decimal()));
        Map<String, BigDecimal> pieces = new TreeMap<>();
        lines.forEach(line -> pieces.put(line.getKey(), line.getValue()));
        return new Refunded(pieces, reader.flag());
    }

    static void customer(StateWriter writer, CustomerFacts customer) {
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
                .number(customer.refereesWhoOrdered());
    }

    static CustomerFacts customer(StateReader reader) {
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
                reader.number());
    }
}
