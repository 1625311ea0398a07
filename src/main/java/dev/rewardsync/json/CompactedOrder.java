package dev.rewardsync.json;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Payment;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.event.Totals;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an order-placed event with only the fields that later decisions read. It replaces the original bytes when
 * their retention ends, and in referral events.
 *
 * <p>Unknown fields and the customer's email are removed, and computed amounts are written out. All other fields read
 * the same as before.
 */
public final class CompactedOrder {

    private CompactedOrder() {}

    /** Returns the compacted event as JSON in UTF-8; {@link EventReader#orderPlaced} reads it. */
    public static byte[] of(OrderPlaced order) {
        return JsonObjectWriter.write(json -> json.text("eventId", order.eventId())
                .text("occurredAt", order.occurredAt().toString())
                .text("customerId", order.customerId())
                .text("website", order.website())
                .text("orderId", order.orderId())
                .integer("revision", order.revision())
                .text("currency", order.currency().code())
                .text(
                        "baseCurrency",
                        order.baseCurrency() == null
                                ? null
                                : order.baseCurrency().code())
                .exact("exchangeRate", order.exchangeRate())
                .flag("pricesIncludeTax", order.pricesIncludeTax())
                .objects("lines", order.lines(), CompactedOrder::line)
                .object("shipping", order.shipping(), CompactedOrder::shipping)
                .object("payment", order.payment(), CompactedOrder::payment)
                .object("coupon", coupon -> coupon.text("code", order.couponCode()))
                .object("totals", order.totals(), CompactedOrder::totals)
                .object(
                        "rewards",
                        rewards -> rewards.integer("pointsUsed", order.pointsUsed())
                                .exact("discount", order.rewardDiscount()))
                .object("customer", customer -> customer.text("group", order.group())));
    }

    private static void line(JsonObjectWriter json, OrderLine line) {
        json.text("lineId", line.lineId())
                .text("sku", line.sku())
                .text("name", line.name())
                .exact("quantity", line.quantity())
                .exact("unitPrice", line.unitPrice())
                .exact("rowTotal", line.rowTotal())
                .exact("discount", line.discount())
                .exact("tax", line.tax())
                .exact("taxRate", line.taxRate())
                .exact("weight", line.weight())
                .object("attributes", line.attributes(), CompactedOrder::attributes);
    }

    private static void attributes(JsonObjectWriter json, Map<String, AttributeValue> attributes) {
        new TreeMap<>(attributes).forEach(json::attribute);
    }

    private static void shipping(JsonObjectWriter json, Shipping shipping) {
        json.text("method", shipping.method())
                .exact("amount", shipping.amount())
                .exact("discount", shipping.discount().signum() == 0 ? null : shipping.discount())
                .exact("tax", shipping.tax())
                .object(
                        "address",
                        address -> address.text("country", shipping.country())
                                .text("region", shipping.region())
                                .text("state", shipping.state())
                                .text("postcode", shipping.postcode()));
    }

    private static void payment(JsonObjectWriter json, Payment payment) {
        json.text("method", payment.method()).text("additionalMethod", payment.additionalMethod());
    }

    private static void totals(JsonObjectWriter json, Totals totals) {
        json.exact("subtotal", totals.subtotal())
                .exact("discount", totals.discount())
                .exact("tax", totals.tax())
                .exact("shipping", totals.shipping())
                .objects(
                        "other",
                        totals.other(),
                        (object, amount) -> object.text("code", amount.code()).exact("amount", amount.amount()))
                .exact("grandTotal", totals.grandTotal());
    }
}
