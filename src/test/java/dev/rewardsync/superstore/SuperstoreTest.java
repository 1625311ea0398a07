package dev.rewardsync.superstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SuperstoreTest {
    private static final List<ShopRecord> RECORDS = Superstore.records();

    @Test
    void containsEveryOrderAndCustomerOfTheFile() {
        assertThat(of(Superstore.ORDER_PLACED)
                        .map(order -> text(order, "orderId"))
                        .distinct())
                .hasSize(5_009);
        assertThat(of(Superstore.ORDER_PLACED)).hasSize(5_009);
        assertThat(of(Superstore.CUSTOMER_SIGNED_UP)
                        .map(customer -> text(customer, "customerId"))
                        .distinct())
                .hasSize(793);
        assertThat(of(Superstore.ORDER_PLACED)
                        .mapToInt(order -> order.get("lines").size())
                        .sum())
                .isEqualTo(9_994);
    }

    @Test
    void everyOrderEndsOnceAndSomeAreCanceled() {
        assertThat(of(Superstore.ORDER_STATUS_CHANGED)
                        .map(status -> text(status, "orderId"))
                        .distinct())
                .hasSize(5_009);
        assertThat(of(Superstore.ORDER_STATUS_CHANGED).map(status -> text(status, "status")))
                .hasSize(5_009)
                .filteredOn("canceled"::equals)
                .hasSize(100);
    }

    @Test
    void everyLineAddsUpToTheCent() {
        of(Superstore.ORDER_PLACED)
                .flatMap(order -> order.get("lines").valueStream())
                .forEach(line -> {
                    BigDecimal rowTotal = money(line, "rowTotal");
                    assertThat(money(line, "unitPrice").multiply(money(line, "quantity")))
                            .isEqualByComparingTo(rowTotal);
                    assertThat(money(line, "discount")).isBetween(BigDecimal.ZERO, rowTotal);
                    assertThat(rowTotal.scale()).isEqualTo(2);
                });
    }

    @Test
    void everyOrderAddsUpToTheCent() {
        of(Superstore.ORDER_PLACED).forEach(order -> {
            JsonNode totals = order.get("totals");
            assertThat(money(totals, "subtotal")).isEqualByComparingTo(sumOfLines(order, "rowTotal"));
            assertThat(money(totals, "discount")).isEqualByComparingTo(sumOfLines(order, "discount"));
            assertThat(money(totals, "grandTotal"))
                    .isPositive()
                    .isEqualByComparingTo(money(totals, "subtotal")
                            .subtract(money(totals, "discount"))
                            .subtract(rewardDiscount(order)));
        });
    }

    @Test
    void oneHundredPointsAreWorthOneDollar() {
        List<JsonNode> redeeming = of(Superstore.ORDER_PLACED)
                .filter(order -> order.has("rewards"))
                .map(order -> order.get("rewards"))
                .toList();
        assertThat(redeeming).hasSizeGreaterThan(200);
        assertThat(redeeming)
                .allSatisfy(rewards -> assertThat(money(rewards, "discount").movePointRight(2))
                        .isEqualByComparingTo(money(rewards, "pointsUsed")));
    }

    @Test
    void isInOrderOfTimeAndTheSameOnEveryCall() {
        assertThat(RECORDS).isSortedAccordingTo(Comparator.comparing(ShopRecord::occurredAt));
        assertThat(Superstore.records()).isEqualTo(RECORDS);
    }

    @Test
    void everyRecordHasItsCustomerAsKeyAndItsTime() {
        assertThat(RECORDS).allSatisfy(record -> {
            JsonNode event = JsonMapper.shared().readTree(record.json());
            assertThat(record.key()).isEqualTo(text(event, "customerId"));
            assertThat(record.occurredAt()).isEqualTo(Instant.parse(text(event, "occurredAt")));
        });
    }

    @Test
    void everyEventHasAnIdOfItsOwn() {
        assertThat(RECORDS.stream().map(record -> text(JsonMapper.shared().readTree(record.json()), "eventId")))
                .doesNotHaveDuplicates();
    }

    @Test
    void customersSignUpBeforeAllOtherEvents() {
        Set<String> signedUp = new HashSet<>();
        for (ShopRecord record : RECORDS) {
            if (record.topic().equals(Superstore.CUSTOMER_SIGNED_UP)) {
                signedUp.add(record.key());
            }
            assertThat(signedUp).contains(record.key());
        }
    }

    @Test
    void anOrderIsPlacedBeforeItsStatusAndReviewedAfter() {
        List<String> events = RECORDS.stream()
                .map(record -> text(JsonMapper.shared().readTree(record.json()), "eventId"))
                .filter(eventId -> eventId.endsWith("-CA-2014-105893"))
                .toList();
        assertThat(events).startsWith("placed-CA-2014-105893", "completed-CA-2014-105893");
        assertThat(of(Superstore.REVIEW_APPROVED).count()).isBetween(900L, 1_000L);
    }

    @Test
    void every20thOrderIsRefunded() {
        assertThat(of(Superstore.ORDER_REFUNDED).map(refund -> refund.has("full")))
                .hasSizeGreaterThan(190)
                .contains(true, false);
    }

    @Test
    void showsAnOrderAsTheShopSendsIt() {
        assertThat(RECORDS.stream().map(ShopRecord::json).filter(json -> json.contains("\"placed-CA-2016-138688\"")))
                .containsExactly("""
                        {"eventId":"placed-CA-2016-138688","occurredAt":"2016-06-12T14:34:03Z","customerId":"DV-13045",\
                        "website":"main","orderId":"CA-2016-138688","currency":"USD",\
                        "lines":[{"lineId":"1","sku":"OFF-LA-10000240",\
                        "name":"Self-Adhesive Address Labels for Typewriters by Universal","quantity":2,\
                        "unitPrice":"7.31","rowTotal":"14.62","discount":"0.00",\
                        "attributes":{"category":["Office Supplies","Labels"]}}],\
                        "shipping":{"method":"second-class","amount":"0.00",\
                        "address":{"country":"US","region":"West","state":"California","postcode":"90036"}},\
                        "totals":{"subtotal":"14.62","discount":"0.00","tax":"0.00","shipping":"0.00",\
                        "grandTotal":"14.62"}}""");
    }

    @Test
    void groupsFollowTheSegments() {
        assertThat(of(Superstore.CUSTOMER_SIGNED_UP)
                        .collect(Collectors.groupingBy(customer -> text(customer, "group"), Collectors.counting())))
                .containsOnlyKeys("general", "corporate", "home-office");
    }

    private static Stream<JsonNode> of(String topic) {
        return RECORDS.stream()
                .filter(record -> record.topic().equals(topic))
                .map(record -> JsonMapper.shared().readTree(record.json()));
    }

    private static BigDecimal sumOfLines(JsonNode order, String field) {
        return order.get("lines")
                .valueStream()
                .map(line -> money(line, field))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal rewardDiscount(JsonNode order) {
        return order.has("rewards") ? money(order.get("rewards"), "discount") : BigDecimal.ZERO;
    }

    private static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asString());
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
