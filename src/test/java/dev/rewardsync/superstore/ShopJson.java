package dev.rewardsync.superstore;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shop's events as JSON, fields in the order of the documentation. */
final class ShopJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String WEBSITE = "main";
    private static final Map<String, String> GROUPS =
            Map.of("Consumer", "general", "Corporate", "corporate", "Home Office", "home-office");

    private ShopJson() {}

    static String signedUp(SuperstoreLine line, Instant at) {
        return common("signup-" + line.customerId(), at, line.customerId())
                .put("email", line.customerId().toLowerCase(Locale.ROOT) + "@example.com")
                .put("group", GROUPS.get(line.segment()))
                .toString();
    }

    static String placed(SuperstoreOrder order, long pointsUsed) {
        ObjectNode event = common("placed-" + order.orderId(), order.placedAt(), order.customerId())
                .put("orderId", order.orderId())
                .put("currency", "USD");
        BigDecimal rewardDiscount = BigDecimal.valueOf(pointsUsed, 2);
        addLines(event, order);
        addShipping(event, order.first());
        event.putObject("totals")
                .put("subtotal", order.subtotal().toPlainString())
                .put("discount", order.discount().toPlainString())
                .put("tax", "0.00")
                .put("shipping", "0.00")
                .put("grandTotal", order.paid().subtract(rewardDiscount).toPlainString());
        if (pointsUsed > 0) {
            event.putObject("rewards").put("pointsUsed", pointsUsed).put("discount", rewardDiscount.toPlainString());
        }
        return event.toString();
    }

    static String status(SuperstoreOrder order, String status, Instant at) {
        return common(status + "-" + order.orderId(), at, order.customerId())
                .put("orderId", order.orderId())
                .put("status", status)
                .toString();
    }

    static String refunded(SuperstoreOrder order, boolean full, Instant at) {
        ObjectNode event = common("refunded-" + order.orderId(), at, order.customerId())
                .put("orderId", order.orderId())
                .put("refundId", "rf-" + order.orderId());
        if (full) {
            event.put("full", true);
        } else {
            event.putArray("lines").addObject().put("lineId", "1").put("quantity", 1);
        }
        return event.toString();
    }

    static String reviewed(SuperstoreOrder order, Instant at) {
        return common("review-" + order.orderId(), at, order.customerId())
                .put("reviewId", "r-" + order.orderId())
                .put("sku", order.first().sku())
                .put("rating", 1 + Math.floorMod(order.orderId().hashCode(), 5))
                .toString();
    }

    private static ObjectNode common(String eventId, Instant occurredAt, String customerId) {
        return JSON.createObjectNode()
                .put("eventId", eventId)
                .put("occurredAt", occurredAt.toString())
                .put("customerId", customerId)
                .put("website", WEBSITE);
    }

    private static void addLines(ObjectNode event, SuperstoreOrder order) {
        var lines = event.putArray("lines");
        int number = 1;
        for (SuperstoreLine line : order.lines()) {
            ObjectNode json = lines.addObject()
                    .put("lineId", Integer.toString(number++))
                    .put("sku", line.sku())
                    .put("name", line.name())
                    .put("quantity", line.quantity())
                    .put("unitPrice", line.unitPrice().toPlainString())
                    .put("rowTotal", line.rowTotal().toPlainString())
                    .put("discount", line.discount().toPlainString());
            json.putObject("attributes")
                    .putArray("category")
                    .add(line.category())
                    .add(line.subCategory());
        }
    }

    private static void addShipping(ObjectNode event, SuperstoreLine line) {
        event.putObject("shipping")
                .put("method", line.shipMode().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .put("amount", "0.00")
                .putObject("address")
                .put("country", "US")
                .put("region", line.region())
                .put("state", line.state())
                .put("postcode", line.postcode());
    }
}
