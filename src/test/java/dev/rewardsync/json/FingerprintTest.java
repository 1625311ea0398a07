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

/** Which events are the same again: those whose named fields, as they are read, are the same. */
class FingerprintTest {

    /** What the shop may change when it sends an event again, and what makes it another event. */
    private static final Set<String> NOT_CONTENT =
            Set.of("eventId", "occurredAt", "customerId", "orderId", "revision", "status", "refundId");

    @ParameterizedTest
    @CsvSource({
        "ORDER_PLACED, 8582030209101736267",
        "ORDER_STATUS_CHANGED, -8017453287693125388",
        "ORDER_REFUNDED, 2366137521330787899",
        "REVIEW_APPROVED, -3531270559328183408",
        "CUSTOMER_SIGNED_UP, 6867457701514082830",
        "CUSTOMER_UPDATED, 6867457701514082830",
        "CUSTOMER_ACTIVITY, -612912715147075074",
        "POINTS_ADJUSTED, -9217441361905577667"
    })
    void isTheSameForeverSinceStatesKeepIt(EventType type, long content) {
        assertThat(of(type, CompleteEvents.json(type)).content()).isEqualTo(content);
    }

    @Test
    void theHashesOfFieldsAreTheSameForeverToo() {
        assertThat(of(POINTS_ADJUSTED, CompleteEvents.json(POINTS_ADJUSTED)).fields())
                .containsExactly(
                        (short) 16057, (short) 13681, (short) 21538, (short) 16267, (short) 15032, (short) 14136);
        assertThat(of(POINTS_ADJUSTED, CompleteEvents.minimal(POINTS_ADJUSTED)).fields())
                .containsExactly((short) 29435, (short) -32419, (short) 0, (short) 0, (short) 0, (short) 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 2442396586875325097
            -0.00 | 2442396586875325097
            1200 | -1995804588081974430
            -1200.50 | 2320592944988377293
            1E+29 | -8350514848752697994
            1e-30 | 7750662553940139620
            0.000001 | 8920804698818398251
            999999999999999999 | 7539704997111886874
            1000000000000000000 | -6042419159042697063
            -9223372036854775808 | 3601801690156486401
            9223372036854775808 | -8504131920784814065
            123456789012345678901234567890.50 | -7379300284093867543
            "45.00" | 8443544527769993166
            "" | 34583127355044146
            "grün 中 \\uD83D\\uDE00" | 3588261072402779486
            [1,"1",true] | 6725065787789797380
            """)
    void isTheSameForeverWhateverAnAttributeIs(String value, long content) {
        assertThat(ofAttribute(value).content()).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theSamplesHaveEveryFieldOfTheSchema(EventType type) {
        assertThat(CompleteEvents.fieldsOfSchema(type))
                .hasSizeGreaterThan(4)
                .containsExactlyElementsOf(CompleteEvents.fields(type));
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.EXCLUDE, names = "REVIEW_APPROVED")
    void everyNamedFieldCounts(EventType type) {
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

    /** A review approved again is a duplicate whatever it says. */
    @Test
    void noFieldOfAReviewCounts() {
        ObjectNode whole = CompleteEvents.node(REVIEW_APPROVED);
        assertThat(CompleteEvents.leaves(whole))
                .hasSizeGreaterThan(5)
                .allSatisfy(leaf -> assertThat(of(REVIEW_APPROVED, CompleteEvents.changed(whole, leaf)))
                        .isEqualTo(of(REVIEW_APPROVED, whole)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void fieldsThatAreNotNamedDoNotCountAtAnyDepth(EventType type) {
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
            ORDER_PLACED | "shipping":{"amount":0,"tax":"0.00","address":{"state":null}}
            ORDER_PLACED | "payment":{},"coupon":{"code":null},"customer":{}
            ORDER_PLACED | "rewards":{"pointsUsed":0.0,"discount":null}
            ORDER_PLACED | "lines":[{"lineId":"1","sku":"S","quantity":1,"unitPrice":5,"discount":0,"tax":"0","attributes":{"a":null}}]
            ORDER_PLACED | "totals":{"grandTotal":"5.00","other":[],"subtotal":null}
            ORDER_STATUS_CHANGED | "website":"main"
            ORDER_REFUNDED | "shipping":null,"lines":null,"full":null
            CUSTOMER_SIGNED_UP | "group":"general","newsletter":false,"email":""
            CUSTOMER_UPDATED | "newsletter":null,"group":""
            CUSTOMER_ACTIVITY | "attributes":{},"amount":null
            POINTS_ADJUSTED | "opening":null,"reason":""
            """)
    void aFieldLeftOutIsItsDefaultWhereThatIsAConstant(EventType type, String fields) {
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
            CUSTOMER_UPDATED | "newsletter":false
            CUSTOMER_UPDATED | "group":"general"
            CUSTOMER_ACTIVITY | "amount":0
            POINTS_ADJUSTED | "opening":{}
            """)
    void aFieldLeftOutIsNotWhatIsComputedInItsPlace(EventType type, String fields) {
        assertThat(of(type, CompleteEvents.minimal(type, fields))).isNotEqualTo(of(type, CompleteEvents.minimal(type)));
    }

    @Test
    void valuesCountHoweverTheyAreWritten() {
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
    void theOrderOfFieldsDoesNotCount(long seed) {
        Random random = new Random(seed);
        for (EventType type : EventType.values()) {
            assertThat(of(type, CompleteEvents.shuffled(CompleteEvents.node(type), random)))
                    .isEqualTo(of(type, CompleteEvents.node(type)));
        }
    }

    @Test
    void countsWhatWasReadNotWhatWasWritten() {
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
    void countsIdsAsTextInEveryEvent(EventType type, String id) {
        String event = """
                {"eventId":"e","occurredAt":"2026-11-21T10:15:30Z","customerId":"42","orderId":"42","refundId":"42",\
                "lines":[{"lineId":"42","quantity":1}],"reviewId":"42","sku":"42","referrerId":"42","status":"shipped",\
                "activity":"login","points":1}""";
        String asInteger = event.replace("\"" + id + "\":\"42\"", "\"" + id + "\":42");

        assertThat(asInteger).isNotEqualTo(event);
        assertThat(of(type, asInteger)).isEqualTo(of(type, event));
    }

    @Test
    void theOrderOfAListCounts() {
        String one = "{\"lineId\":\"1\",\"sku\":\"S\",\"quantity\":1,\"unitPrice\":5}";
        String two = "{\"lineId\":\"2\",\"sku\":\"S\",\"quantity\":1,\"unitPrice\":5}";

        assertThat(of(ORDER_PLACED, CompleteEvents.minimal(ORDER_PLACED, "\"lines\":[" + one + "," + two + "]")))
                .isNotEqualTo(
                        of(ORDER_PLACED, CompleteEvents.minimal(ORDER_PLACED, "\"lines\":[" + two + "," + one + "]")));
        assertThat(ofAttribute("[\"Furniture\",\"Chairs\"]")).isNotEqualTo(ofAttribute("[\"Chairs\",\"Furniture\"]"));
    }

    @Test
    void doesNotMixUpNeighbours() {
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

    /** Names count by their hash codes, so no two that stand side by side may have the same. */
    @Test
    void namesHaveHashCodesOfTheirOwn() {
        Set<String> names = new HashSet<>();
        for (EventType type : EventType.values()) {
            CompleteEvents.leaves(CompleteEvents.node(type))
                    .forEach(leaf -> names.addAll(
                            Arrays.asList(leaf.toString().substring(1).split("/"))));
        }

        assertThat(names).hasSizeGreaterThan(50);
        assertThat(names.stream().map(String::hashCode).distinct()).hasSameSizeAs(names);
    }

    /** One changed digit flips about half of the bits. */
    @Test
    void isWellMixed() {
        long flipped = 0;
        int rounds = 2000;
        for (int round = 0; round < rounds; round++) {
            long one = ofAttribute(String.valueOf(round)).content();
            long next = ofAttribute(String.valueOf(round + 1)).content();
            flipped += Long.bitCount(one ^ next);
        }

        assertThat(flipped / (double) rounds).isBetween(31.5, 32.5);
    }

    private static Fingerprint of(EventType type, String json) {
        return Fingerprint.of(EventSamples.read(type, json));
    }

    private static Fingerprint of(EventType type, JsonNode json) {
        return of(type, json.toString());
    }

    private static Fingerprint ofAttribute(String value) {
        return ofAttributes("{\"a\":" + value + "}");
    }

    private static Fingerprint ofAttributes(String attributes) {
        return of(CUSTOMER_ACTIVITY, CompleteEvents.minimal(CUSTOMER_ACTIVITY, "\"attributes\":" + attributes));
    }
}
