package dev.rewardsync.json;

import static dev.rewardsync.event.EventType.CUSTOMER_ACTIVITY;
import static dev.rewardsync.event.EventType.ORDER_PLACED;
import static dev.rewardsync.event.EventType.POINTS_ADJUSTED;
import static dev.rewardsync.event.EventType.REVIEW_APPROVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.testing.PropertyTest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests which events have the same fingerprint: those whose parsed schema fields are equal. */
class FingerprintTest {

    /** Fields that are not hashed: those that may change when an event is sent again, and those of its identity. */
    private static final Set<String> NOT_CONTENT =
            Set.of("eventId", "occurredAt", "customerId", "orderId", "revision", "status", "refundId");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void samplesHaveEveryFieldOfTheSchema(EventType type) {
        assertThat(CompleteEvents.fieldsOfSchema(type))
                .hasSizeGreaterThan(4)
                .containsExactlyElementsOf(CompleteEvents.fields(type));
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.EXCLUDE, names = "REVIEW_APPROVED")
    void dependsOnEverySchemaField(EventType type) {
        ObjectNode whole = CompleteEvents.node(type);
        Fingerprint fingerprint = of(type, whole);
        int changed = 0;
        for (JsonPointer leaf : CompleteEvents.leaves(whole)) {
            String name = leaf.last().getMatchingProperty();
            ObjectNode other = CompleteEvents.changed(whole, leaf);
            if (NOT_CONTENT.contains(name)) {
                assertThat(of(type, other)).as("%s", leaf).isEqualTo(fingerprint);
            } else {
                assertThat(of(type, other)).as("%s", leaf).isNotEqualTo(fingerprint);
                changed++;
            }
        }
        assertThat(changed).isPositive();
    }

    /** A second approval of a review is always a duplicate. */
    @Test
    void doesNotDependOnFieldsOfAReview() {
        ObjectNode whole = CompleteEvents.node(REVIEW_APPROVED);
        assertThat(CompleteEvents.leaves(whole))
                .hasSizeGreaterThan(5)
                .allSatisfy(leaf -> assertThat(of(REVIEW_APPROVED, CompleteEvents.changed(whole, leaf)))
                        .isEqualTo(of(REVIEW_APPROVED, whole)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void doesNotDependOnUnknownFieldsAtAnyDepth(EventType type) {
        ObjectNode whole = CompleteEvents.node(type);
        ObjectNode resent = CompleteEvents.withUnnamedFields(whole);

        assertThat(resent).isNotEqualTo(whole);
        assertThat(of(type, resent)).isEqualTo(of(type, whole));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ORDER_PLACED | "revision":1
            ORDER_PLACED | "website":"main"
            ORDER_PLACED | "website":""
            ORDER_PLACED | "baseCurrency":null,"exchangeRate":null
            ORDER_PLACED | "pricesIncludeTax":false
            ORDER_PLACED | "shipping":{"amount":0,"discount":"0.0","tax":"0.00","address":{"state":null}}
            ORDER_PLACED | "payment":{},"coupon":{"code":null},"customer":{}
            ORDER_PLACED | "rewards":{"pointsUsed":0.0,"discount":null}
            ORDER_PLACED | "lines":[{"lineId":"1","sku":"S","quantity":1,"unitPrice":5,"discount":0,"tax":"0","attributes":{"a":null}}]
            ORDER_PLACED | "totals":{"grandTotal":"5.00","other":[],"subtotal":null}
            ORDER_STATUS_CHANGED | "website":"main"
            ORDER_REFUNDED | "shipping":null,"lines":null,"amount":null,"full":null
            CUSTOMER_SIGNED_UP | "group":"general","newsletter":false,"email":""
            CUSTOMER_UPDATED | "newsletter":null,"group":""
            CUSTOMER_ACTIVITY | "attributes":{},"amount":null
            POINTS_ADJUSTED | "opening":null,"reason":""
            """)
    void treatsAnAbsentFieldAsItsConstantDefault(EventType type, String fields) {
        assertThat(of(type, CompleteEvents.minimal(type, fields))).isEqualTo(of(type, CompleteEvents.minimal(type)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ORDER_PLACED | "rewards":{"discount":0}
            ORDER_PLACED | "lines":[{"lineId":"1","sku":"S","quantity":1,"unitPrice":5,"rowTotal":5}]
            ORDER_PLACED | "totals":{"grandTotal":"5.00","subtotal":5}
            ORDER_PLACED | "totals":{"grandTotal":"5.00","discount":0}
            ORDER_PLACED | "totals":{"grandTotal":"5.00","tax":0}
            ORDER_PLACED | "totals":{"grandTotal":"5.00","shipping":0}
            ORDER_REFUNDED | "full":true
            ORDER_REFUNDED | "lines":[]
            ORDER_REFUNDED | "amount":0
            CUSTOMER_UPDATED | "newsletter":false
            CUSTOMER_UPDATED | "group":"general"
            CUSTOMER_ACTIVITY | "amount":0
            POINTS_ADJUSTED | "opening":{}
            """)
    void doesNotTreatAnAbsentFieldAsItsComputedDefault(EventType type, String fields) {
        assertThat(of(type, CompleteEvents.minimal(type, fields))).isNotEqualTo(of(type, CompleteEvents.minimal(type)));
    }

    @Test
    void doesNotDependOnHowValuesAreWritten() {
        String order = CompleteEvents.json(ORDER_PLACED);

        assertThat(of(
                        ORDER_PLACED,
                        order.replace("\"0.92\"", "9.20e-1")
                                .replace("\"10.50\"", "10.5")
                                .replace("4.2,", "\"4.200\",")
                                .replace("\"grade\":3", "\"grade\":30E-1")
                                .replace("\"pointsUsed\":20", "\"pointsUsed\":2e1")
                                .replace("Green", "\\u0047reen")))
                .isEqualTo(of(ORDER_PLACED, order));
        assertThat(of(ORDER_PLACED, order.replace("\"grade\":3", "\"grade\":\"3\"")))
                .isNotEqualTo(of(ORDER_PLACED, order));
        String adjusted = CompleteEvents.json(POINTS_ADJUSTED);
        assertThat(of(POINTS_ADJUSTED, adjusted.replace("2027-05-22T00:00:00Z", "2027-05-22T02:00:00.000+02:00")))
                .isEqualTo(of(POINTS_ADJUSTED, adjusted));
    }

    @PropertyTest(seeds = 20)
    void doesNotDependOnTheOrderOfFields(long seed) {
        Random random = new Random(seed);
        for (EventType type : EventType.values()) {
            assertThat(of(type, CompleteEvents.shuffled(CompleteEvents.node(type), random)))
                    .isEqualTo(of(type, CompleteEvents.node(type)));
        }
    }

    @Test
    void hashesParsedValues() {
        String order = EventSamples.ORDER.replace("\"quantity\":1", "\"quantity\":0.3,\"taxRate\":7.7");

        assertThat(of(
                        ORDER_PLACED,
                        order.replace("0.3,", "0.30000000000000004,")
                                .replace("\"45.00\"", "44.9999999999")
                                .replace("\"100000042\"", "100000042")
                                .replace("\"lineId\":\"1\"", "\"lineId\":1")))
                .isEqualTo(of(ORDER_PLACED, order.replace("\"45.00\"", "45")));
        assertThat(of(ORDER_PLACED, order.replace("7.7", "7.700000000000000177")))
                .isNotEqualTo(of(ORDER_PLACED, order));
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER_STATUS_CHANGED, orderId",
        "ORDER_REFUNDED, refundId",
        "ORDER_REFUNDED, lineId",
        "REVIEW_APPROVED, reviewId",
        "CUSTOMER_SIGNED_UP, referrerId",
        "CUSTOMER_UPDATED, referrerId",
        "CUSTOMER_ACTIVITY, customerId",
        "POINTS_ADJUSTED, customerId"
    })
    void hashesIdsAsText(EventType type, String id) {
        String event = """
                {"eventId":"e","occurredAt":"2026-11-21T10:15:30Z","customerId":"42","orderId":"42","refundId":"42",\
                "lines":[{"lineId":"42","quantity":1}],"reviewId":"42","sku":"42","referrerId":"42","status":"shipped",\
                "activity":"login","points":1}""";
        String asInteger = event.replace("\"" + id + "\":\"42\"", "\"" + id + "\":42");

        assertThat(asInteger).isNotEqualTo(event);
        assertThat(of(type, asInteger)).isEqualTo(of(type, event));
    }

    @Test
    void dependsOnTheOrderOfAList() {
        String one = "{\"lineId\":\"1\",\"sku\":\"S\",\"quantity\":1,\"unitPrice\":5}";
        String two = "{\"lineId\":\"2\",\"sku\":\"S\",\"quantity\":1,\"unitPrice\":5}";

        assertThat(of(ORDER_PLACED, CompleteEvents.minimal(ORDER_PLACED, "\"lines\":[" + one + "," + two + "]")))
                .isNotEqualTo(
                        of(ORDER_PLACED, CompleteEvents.minimal(ORDER_PLACED, "\"lines\":[" + two + "," + one + "]")));
        assertThat(ofAttribute("[\"Furniture\",\"Chairs\"]")).isNotEqualTo(ofAttribute("[\"Chairs\",\"Furniture\"]"));
    }

    @Test
    void distinguishesAdjacentFields() {
        List<String> values = List.of(
                "\"\"",
                "\"\\u0000\"",
                "\"\\u0000\\u0000\"",
                "[\"ab\"]",
                "[\"a\",\"b\"]",
                "[]",
                "[false]",
                "false",
                "true",
                "0",
                "\"0\"",
                "\"abcd\"",
                "\"dcba\"",
                "\"abcdabcd\"",
                "[1,2]",
                "[12]",
                "123456789012345678901234567890",
                "123456789012345678901234567891",
                "-1",
                "1",
                "10",
                "0.1",
                "0.01");
        Set<Fingerprint> fingerprints =
                values.stream().map(FingerprintTest::ofAttribute).collect(Collectors.toSet());

        assertThat(fingerprints).hasSameSizeAs(values);
        assertThat(ofAttributes("{\"a\":\"b\"}")).isNotEqualTo(ofAttributes("{\"b\":\"a\"}"));
        assertThat(ofAttributes("{\"a\":1,\"b\":2}")).isNotEqualTo(ofAttributes("{\"a\":2,\"b\":1}"));
    }

    /** Field names are hashed by their hash codes, so sibling fields must have distinct ones. */
    @Test
    void namesHaveDistinctHashCodes() {
        Set<String> names = new HashSet<>();
        for (EventType type : EventType.values()) {
            CompleteEvents.leaves(CompleteEvents.node(type))
                    .forEach(leaf -> names.addAll(
                            Arrays.asList(leaf.toString().substring(1).split("/"))));
        }

        assertThat(names).hasSizeGreaterThan(50);
        assertThat(names.stream().map(String::hashCode).distinct()).hasSameSizeAs(names);
    }

    /** Changing one digit flips about half of the bits. */
    @Test
    void smallChangesFlipHalfOfTheBits() {
        long flipped = 0;
        int rounds = 2000;
        for (int round = 0; round < rounds; round++) {
            long one = ofAttribute(String.valueOf(round)).content();
            long next = ofAttribute(String.valueOf(round + 1)).content();
            flipped += Long.bitCount(one ^ next);
        }

        assertThat(flipped / (double) rounds).isBetween(31.5, 32.5);
    }

    static Fingerprint of(EventType type, String json) {
        return Fingerprint.of(EventSamples.read(type, json));
    }

    static Fingerprint of(EventType type, JsonNode json) {
        return of(type, json.toString());
    }

    static Fingerprint ofAttribute(String value) {
        return ofAttributes("{\"a\":" + value + "}");
    }

    private static Fingerprint ofAttributes(String attributes) {
        return of(CUSTOMER_ACTIVITY, CompleteEvents.minimal(CUSTOMER_ACTIVITY, "\"attributes\":" + attributes));
    }
}
