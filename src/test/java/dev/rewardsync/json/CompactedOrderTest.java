package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Totals;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CompactedOrderTest {

    private final EventReader reader = new EventReader();

    @Test
    void readsBackWithoutTheRemovedFields() {
        assertThat(Schemas.examples("order-placed.json")).allSatisfy(example -> {
            ObjectNode withUnknownField = (ObjectNode) example.deepCopy();
            withUnknownField.put("giftMessage", "Dear Ann");
            OrderPlaced order = (OrderPlaced) EventSamples.read(EventType.ORDER_PLACED, withUnknownField.toString());

            byte[] compacted = CompactedOrder.of(order);

            OrderPlaced again = reader.orderPlaced(compacted);
            assertThat(again).isEqualTo(compacted(order));
            assertThat(CompactedOrder.of(again)).isEqualTo(compacted);
            assertThat(new String(compacted, StandardCharsets.UTF_8)).doesNotContain("Ann", "shop.example");
        });
    }

    @Test
    void preservesNumbersWrittenWithAnExponent() {
        JsonNode example = Schemas.examples("order-placed.json").getFirst();
        OrderPlaced order = (OrderPlaced) EventSamples.read(
                EventType.ORDER_PLACED,
                example.toString()
                        .replace("\"quantity\":1", "\"quantity\":1E+2")
                        .replace("\"50.00\"", "0.5e-3"));

        OrderPlaced again = reader.orderPlaced(CompactedOrder.of(order));

        assertThat(again.lines())
                .isEqualTo(
                        order.lines().stream().map(CompactedOrderTest::allGiven).toList());
        assertThat(again.lines().getFirst().quantity()).isEqualTo("100");
        assertThat(again.lines().getFirst().unitPrice()).isEqualTo("0.0005");
    }

    /** Returns the order without email, and with computed amounts marked as given by the shop. */
    private static OrderPlaced compacted(OrderPlaced order) {
        return new OrderPlaced(
                order.envelope(),
                order.orderId(),
                order.revision(),
                order.currency(),
                order.baseCurrency(),
                order.exchangeRate(),
                order.pricesIncludeTax(),
                order.lines().stream().map(CompactedOrderTest::allGiven).toList(),
                order.shipping(),
                order.payment(),
                order.couponCode(),
                allGiven(order.totals()),
                order.pointsUsed(),
                order.rewardDiscount(),
                null,
                order.group());
    }

    private static OrderLine allGiven(OrderLine line) {
        return new OrderLine(
                line.lineId(),
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitPrice(),
                line.rowTotal(),
                line.discount(),
                line.tax(),
                line.taxRate(),
                line.weight(),
                line.attributes());
    }

    private static Totals allGiven(Totals totals) {
        return new Totals(
                totals.subtotal(),
                totals.discount(),
                totals.tax(),
                totals.shipping(),
                totals.other(),
                totals.grandTotal());
    }
}
