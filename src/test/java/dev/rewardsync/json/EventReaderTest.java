package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.Payment;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.event.Totals;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    @Test
    void readsAnOrderAndFillsInWhatItLeavesOut() {
        OrderPlaced order = (OrderPlaced) EventSamples.read(EventType.ORDER_PLACED, EventSamples.ORDER);

        assertThat(order)
                .isEqualTo(new OrderPlaced(
                        order.envelope(),
                        "100000042",
                        1,
                        Currency.of("USD"),
                        null,
                        null,
                        false,
                        List.of(new OrderLine(
                                "1",
                                "CHAIR-1",
                                null,
                                new BigDecimal("1"),
                                new BigDecimal("50.00"),
                                new BigDecimal("50.00"),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                null,
                                null,
                                Map.of(
                                        "category",
                                        new AttributeValue.Many(List.of(
                                                new AttributeValue.Text("Furniture"),
                                                new AttributeValue.Text("Chairs")))),
                                false)),
                        Shipping.NONE,
                        Payment.UNKNOWN,
                        null,
                        new Totals(
                                new BigDecimal("50.00"),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                List.of(),
                                new BigDecimal("45.00"),
                                EnumSet.allOf(Totals.Part.class)),
                        500,
                        new BigDecimal("5.00"),
                        null,
                        null));
        assertThat(order.eventId()).isEqualTo("e-42");
        assertThat(order.occurredAt()).isEqualTo(Instant.parse("2026-11-21T10:15:30Z"));
        assertThat(order.customerId()).isEqualTo("c-1001");
        assertThat(order.website()).isEqualTo("main");
    }

    @Test
    void readsEverythingThatAnOrderCanSay() {
        OrderPlaced order = (OrderPlaced) EventSamples.read(EventType.ORDER_PLACED, """
                {"eventId":"e-43","occurredAt":"2026-11-21T11:15:30.250+01:00","customerId":null,"website":"fr",
                 "orderId":"o","revision":2.0,"currency":"EUR","baseCurrency":"USD","exchangeRate":0.92,
                 "pricesIncludeTax":true,"unknown":{"kept":[1,null]},
                 "lines":[{"lineId":"a","sku":"S","name":"Café","quantity":2.5,"unitPrice":1.005,"discount":"0.10",
                   "tax":"0.20","taxRate":8.25,"weight":3,"attributes":{"color":"red","size":4e1,"new":true,"gone":null}}],
                 "shipping":{"method":"ups","amount":5,"tax":"0.40","address":{"country":"FR","region":"IDF","state":"","postcode":"75001"}},
                 "payment":{"method":"card","additionalMethod":"credit"},"coupon":{"code":"TEN"},
                 "totals":{"other":[{"code":"gift","amount":"-3.00"}],"grandTotal":-1},
                 "rewards":null,"customer":{"email":"a@b.example","group":"vip"}}""");

        assertThat(order.occurredAt()).isEqualTo(Instant.parse("2026-11-21T10:15:30.250Z"));
        assertThat(order.customerId()).isNull();
        assertThat(order.website()).isEqualTo("fr");
        assertThat(order.revision()).isEqualTo(2);
        assertThat(order.exchangeRate()).isEqualTo("0.92");
        assertThat(order.pricesIncludeTax()).isTrue();
        OrderLine line = order.lines().getFirst();
        assertThat(line.rowTotal()).isEqualTo("2.51");
        assertThat(line.taxRate()).isEqualTo("8.25");
        assertThat(line.attributes())
                .containsOnly(
                        Map.entry("color", new AttributeValue.Text("red")),
                        Map.entry("size", new AttributeValue.Numeric(new BigDecimal("40"))),
                        Map.entry("new", new AttributeValue.Flag(true)));
        assertThat(order.shipping())
                .isEqualTo(
                        new Shipping("ups", new BigDecimal("5"), new BigDecimal("0.40"), "FR", "IDF", null, "75001"));
        assertThat(order.payment()).isEqualTo(new Payment("card", "credit"));
        assertThat(order.couponCode()).isEqualTo("TEN");
        assertThat(order.totals().subtotal()).isEqualTo("2.51");
        assertThat(order.totals().discount()).isEqualTo("0.10");
        assertThat(order.totals().tax()).isEqualTo("0.60");
        assertThat(order.totals().shipping()).isEqualTo("5");
        assertThat(order.totals().otherSum()).isEqualTo("-3.00");
        assertThat(order.pointsUsed()).isZero();
        assertThat(order.rewardDiscount()).isNull();
        assertThat(order.email()).isEqualTo("a@b.example");
        assertThat(order.group()).isEqualTo("vip");
    }

    @Test
    void readsTheOtherEvents() {
        String common = "{\"eventId\":\"e\",\"occurredAt\":\"2026-11-21T10:15:30Z\",\"customerId\":\"c\",";

        OrderStatusChanged status = (OrderStatusChanged)
                EventSamples.read(EventType.ORDER_STATUS_CHANGED, common + "\"orderId\":\"o\",\"status\":\"shipped\"}");
        assertThat(status.orderId()).isEqualTo("o");
        assertThat(status.status()).isEqualTo("shipped");

        ReviewApproved review = (ReviewApproved) EventSamples.read(
                EventType.REVIEW_APPROVED, common + "\"reviewId\":\"r\",\"sku\":\"S\",\"rating\":4.5}");
        assertThat(review).isEqualTo(new ReviewApproved(review.envelope(), "r", "S", new BigDecimal("4.5")));

        CustomerSignedUp signUp = (CustomerSignedUp) EventSamples.read(
                EventType.CUSTOMER_SIGNED_UP,
                common + "\"birthday\":\"1980-02-29\",\"newsletter\":true,\"email\":\"\",\"referrerId\":\"c-9\"}");
        assertThat(signUp)
                .isEqualTo(new CustomerSignedUp(
                        signUp.envelope(), null, "general", LocalDate.of(1980, 2, 29), true, "c-9"));

        CustomerUpdated update = (CustomerUpdated) EventSamples.read(
                EventType.CUSTOMER_UPDATED, common + "\"group\":\"vip\",\"newsletter\":false,\"referrerId\":\"c-8\"}");
        assertThat(update).isEqualTo(new CustomerUpdated(update.envelope(), null, "vip", null, false, "c-8"));
    }
}
