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
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.Totals;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    @Test
    void readsAnOrderAndFillsInDefaults() {
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
    void readsAllFieldsOfAnOrder() {
        OrderPlaced order = (OrderPlaced) EventSamples.read(EventType.ORDER_PLACED, """
                {"eventId":"e-43","occurredAt":"2026-11-21T11:15:30.250+01:00","customerId":null,"website":"fr",
                 "orderId":"o","revision":2.0,"currency":"EUR","baseCurrency":"USD","exchangeRate":0.92,
                 "pricesIncludeTax":true,"unknown":{"kept":[1,null]},
                 "lines":[{"lineId":"a","sku":"S","name":"Café","quantity":2.5,"unitPrice":1.005,"discount":"0.10",
                   "tax":"0.20","taxRate":8.25,"weight":3,"attributes":{"color":"red","size":4e1,"new":true,"gone":null}}],
                 "shipping":{"method":"ups","amount":5,"discount":"1.50","tax":"0.40","address":{"country":"FR","region":"IDF","state":"","postcode":"75001"}},
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
                .isEqualTo(new Shipping(
                        "ups",
                        new BigDecimal("5"),
                        new BigDecimal("1.50"),
                        new BigDecimal("0.40"),
                        "FR",
                        "IDF",
                        null,
                        "75001"));
        assertThat(order.payment()).isEqualTo(new Payment("card", "credit"));
        assertThat(order.couponCode()).isEqualTo("TEN");
        assertThat(order.totals().subtotal()).isEqualTo("2.51");
        assertThat(order.totals().discount()).isEqualTo("1.60");
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
        assertThat(update).isEqualTo(new CustomerUpdated(update.envelope(), null, "vip", null, false, "c-8", null));
    }

    /** Tests pairs of a written quantity and the quantity that is read. */
    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0.3000",
        "3.3000000000000003, 3.3000",
        "0.00005, 0.0001",
        "1.00004999, 1.0000",
        "999999999999999.9999499, 999999999999999.9999",
        "1E+2, 100"
    })
    void roundsANumberToTheDecimalsOfItsField(String written, String read) {
        assertThat(line(EventSamples.ORDER.replace("\"quantity\":1", "\"quantity\":" + written))
                        .quantity())
                .isEqualTo(read);
    }

    @Test
    void roundsHalfUpBeforeChecksAndCalculations() {
        OrderPlaced order = order(EventSamples.ORDER
                .replace("\"50.00\"", "-4.9e-7,\"tax\":5e-7")
                .replace("\"45.00\"", "-0.0000005")
                .replace("\"currency\"", "\"exchangeRate\":0.0000000000005,\"currency\""));

        assertThat(order.lines().getFirst().unitPrice()).isEqualByComparingTo("0");
        assertThat(order.lines().getFirst().tax()).isEqualTo("0.000001");
        assertThat(order.totals().grandTotal()).isEqualTo("-0.000001");
        assertThat(order.exchangeRate()).isEqualTo("0.000000000001");
    }

    @Test
    void doesNotRoundTaxRatesWeightsRatingsAndAttributes() {
        String number = "0." + "1234567890".repeat(90);
        OrderLine line = line(EventSamples.ORDER
                .replace("\"quantity\"", "\"taxRate\":%s,\"weight\":\"%s\",\"quantity\"".formatted(number, number))
                .replace("\"Chairs\"", number));

        assertThat(line.taxRate()).isEqualTo(number);
        assertThat(line.weight()).isEqualTo(number);
        assertThat(line.attributes().get("category"))
                .isEqualTo(new AttributeValue.Many(List.of(
                        new AttributeValue.Text("Furniture"), new AttributeValue.Numeric(new BigDecimal(number)))));
        ReviewApproved review = (ReviewApproved) EventSamples.read(
                EventType.REVIEW_APPROVED,
                "{\"eventId\":1,\"occurredAt\":\"2026-11-21T10:15:30Z\",\"customerId\":2,\"reviewId\":3,\"rating\":%s}"
                        .formatted(number));
        assertThat(review.rating()).isEqualTo(number);
    }

    @Test
    void readsAnIntegerIdAsText() {
        OrderPlaced order = order(EventSamples.ORDER
                .replace("\"e-42\"", "-42")
                .replace("\"c-1001\"", "9".repeat(128))
                .replace("\"100000042\"", "9007199254740993")
                .replace("\"1\"", "0")
                .replace("\"CHAIR-1\"", "18446744073709551616"));

        assertThat(order.eventId()).isEqualTo("-42");
        assertThat(order.customerId()).isEqualTo("9".repeat(128));
        assertThat(order.orderId()).isEqualTo("9007199254740993");
        assertThat(order.lines().getFirst().lineId()).isEqualTo("0");
        assertThat(order.lines().getFirst().sku()).isEqualTo("18446744073709551616");
        assertThat(EventSamples.errorOf(
                        EventType.ORDER_PLACED, EventSamples.ORDER.replace("\"c-1001\"", "9".repeat(129))))
                .isEqualTo("INVALID_EVENT /customerId: expected " + ShopId.EXPECTED + ", got a longer one");
    }

    @Test
    void rejectsLineIdsThatAreTheSameText() {
        String twice = "\"lines\":[{\"lineId\":1,\"sku\":\"S\",\"quantity\":1,\"unitPrice\":1},";

        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, EventSamples.ORDER.replace("\"lines\":[", twice)))
                .isEqualTo("INVALID_EVENT /lines/1/lineId: expected an id of its own, got that of an earlier line");
    }

    @Test
    void rejectsNumbersForNames() {
        String status = "{\"eventId\":1,\"occurredAt\":\"2026-11-21T10:15:30Z\",\"orderId\":2,\"status\":3}";

        assertThat(EventSamples.errorOf(EventType.ORDER_STATUS_CHANGED, status))
                .isEqualTo("INVALID_EVENT /status: expected a string of 1 to 128 characters, got a number");
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, 2026-11-22T10:15:31Z, ''",
        "P1D, 2026-11-22T10:15:31.000000001Z, 1 day",
        "P2D, 2026-11-23T10:15:31Z, ''",
        "P2D, 2026-11-23T10:15:32Z, 2 days",
        "PT90M, 2026-11-21T11:45:32Z, PT1H30M",
        "PT0S, 2026-11-21T10:15:31Z, ''",
        "P1D, 1000-01-01T00:00:00Z, ''",
        "P999999999D, 2999-12-31T23:59:59Z, ''",
    })
    void acceptsEventsUpToAMaximumAheadOfTheirRecord(Duration maxAhead, String occurredAt, String limit) {
        byte[] order = EventSamples.utf8(EventSamples.ORDER.replace("2026-11-21T10:15:30Z", occurredAt));
        SourceRecord record = EventSamples.record(EventType.ORDER_PLACED, order);

        ParseResult<ShopEvent> result = new EventReader(maxAhead).read(record);

        if (limit.isEmpty()) {
            assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        } else {
            assertThat(((ParseResult.Failed<ShopEvent>) result).deadLetter(record))
                    .isEqualTo(new DeadLetter(
                            record,
                            RejectionCode.INVALID_EVENT,
                            "/occurredAt: expected an instant at most " + limit
                                    + " after the record's timestamp, 2026-11-21T10:15:31Z, got a later one"));
        }
        assertThat(new EventReader(maxAhead).read(record, null)).isInstanceOf(ParseResult.Parsed.class);
    }

    private static OrderPlaced order(String json) {
        return (OrderPlaced) EventSamples.read(EventType.ORDER_PLACED, json);
    }

    private static OrderLine line(String json) {
        return order(json).lines().getFirst();
    }
}
