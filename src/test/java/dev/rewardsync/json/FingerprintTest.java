package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

class FingerprintTest {

    private static final long SEED = 7;

    private static final List<String> LETTERS = List.of("a", "b", "é", "\u4E2D", "\uD83D\uDE00");

    @Test
    void isTheSameForeverSinceStatesKeepIt() {
        assertThat(ofOrder(EventSamples.ORDER)).isEqualTo(7852119871578935589L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | -4545371050666705057
            -0.00 | -4545371050666705057
            1200 | 5981620324957107916
            -1200.50 | 1324551811165847884
            1E+30 | -5382817788966154077
            1e-30 | 873469482842749849
            0.000001 | -1967743691137492056
            999999999999999999 | -1146409012000296587
            1000000000000000000 | -6162712959913312893
            -9223372036854775808 | -7268124148925777861
            9223372036854775808 | 120129374712009643
            123456789012345678901234567890.50 | 7422533925806997334
            "45.00" | 1731523587782258092
            "" | -4470650874042225237
            "grün 中 \\uD83D\\uDE00" | 6962887503875079702
            [1,"1",true,null,{}] | -1648905037463727964
            {"a":{"b":[[]]},"c":null} | -2514874010248231529
            """)
    void isTheSameForeverWhateverAnOrderHolds(String extra, long fingerprint) {
        assertThat(ofOrder(with("\"extra\":" + extra))).isEqualTo(fingerprint);
    }

    @Test
    void leavesOutTheEventsIdAndTime() {
        assertThat(ofOrder(EventSamples.ORDER.replace("e-42", "e-43").replace("10:15:30Z", "11:15:30Z")))
                .isEqualTo(ofOrder(EventSamples.ORDER));
        assertThat(ofOrder(with("\"extra\":{\"eventId\":\"a\"}")))
                .isNotEqualTo(ofOrder(with("\"extra\":{\"eventId\":\"b\"}")));
    }

    @Test
    void countsNumbersByValue() {
        long one = ofOrder(with("\"extra\":1"));

        assertThat(ofOrder(with("\"extra\":1.0"))).isEqualTo(one);
        assertThat(ofOrder(with("\"extra\":1e0"))).isEqualTo(one);
        assertThat(ofOrder(with("\"extra\":10E-1"))).isEqualTo(one);
        assertThat(ofOrder(with("\"extra\":\"1\""))).isNotEqualTo(one);
        assertThat(ofOrder(with("\"extra\":10"))).isNotEqualTo(one);
        assertThat(ofOrder(with("\"extra\":-1"))).isNotEqualTo(one);
    }

    @Test
    void countsDecimalsByValueEvenAsStrings() {
        String order = EventSamples.ORDER;

        assertThat(ofOrder(order.replace("\"45.00\"", "45")
                        .replace("\"50.00\"", "5e1")
                        .replace("\"5.00\"", "5.0")
                        .replace("\"quantity\":1", "\"quantity\":\"1.000\"")))
                .isEqualTo(ofOrder(order));
    }

    @Test
    void countsUnknownFieldsButNotNulls() {
        assertThat(ofOrder(with("\"extra\":true"))).isNotEqualTo(ofOrder(EventSamples.ORDER));
        assertThat(ofOrder(with("\"extra\":null"))).isEqualTo(ofOrder(EventSamples.ORDER));
        assertThat(ofOrder(with("\"extra\":[null]"))).isNotEqualTo(ofOrder(with("\"extra\":[]")));
    }

    @Test
    void countsTheOrderOfAList() {
        assertThat(ofOrder(EventSamples.ORDER.replace("[\"Furniture\",\"Chairs\"]", "[\"Chairs\",\"Furniture\"]")))
                .isNotEqualTo(ofOrder(EventSamples.ORDER));
    }

    @Test
    void doesNotMixUpNeighbours() {
        Set<Long> fingerprints = new HashSet<>();
        List<String> extras = List.of(
                "{\"a\":\"b\"}",
                "{\"b\":\"a\"}",
                "{\"a\":{\"b\":1}}",
                "{\"a\":1,\"b\":2}",
                "{\"a\":2,\"b\":1}",
                "[\"ab\"]",
                "[\"a\",\"b\"]",
                "[[\"a\"],\"b\"]",
                "[\"a\",[\"b\"]]",
                "\"\"",
                "\"\\u0000\"",
                "\"\\u0000\\u0000\"",
                "[]",
                "{}",
                "false",
                "true",
                "0",
                "\"abcd\"",
                "\"dcba\"",
                "\"abcdabcd\"",
                "[1,2]",
                "[12]",
                "[{}]",
                "[[]]",
                "123456789012345678901234567890",
                "123456789012345678901234567891",
                "0.1",
                "0.01");
        extras.forEach(extra -> fingerprints.add(ofOrder(with("\"extra\":" + extra))));

        assertThat(fingerprints).hasSameSizeAs(extras);
    }

    /** Whatever the order of fields and the spelling of numbers, the same values give the same fingerprint. */
    @Test
    void dependsOnValuesAlone() throws MalformedJsonException {
        Random random = new Random(SEED);
        Set<Long> fingerprints = new HashSet<>();
        Set<JsonNode> values = new HashSet<>();
        for (int round = 0; round < 3000; round++) {
            ObjectNode value = object(random, 3);
            long fingerprint = of(value);
            assertThat(of(spelledOtherwise(value, random)))
                    .as("seed %d: %s", SEED, value)
                    .isEqualTo(fingerprint);
            if (values.add(value)) {
                assertThat(fingerprints.add(fingerprint))
                        .as("seed %d: %s", SEED, value)
                        .isTrue();
            }
        }
    }

    /** One changed character flips about half of the bits. */
    @Test
    void isWellMixed() throws MalformedJsonException {
        long flipped = 0;
        int rounds = 2000;
        for (int round = 0; round < rounds; round++) {
            long one = Fingerprint.of(StrictJson.read(EventSamples.utf8("{\"a\":" + round + "}")), Set.of());
            long next = Fingerprint.of(StrictJson.read(EventSamples.utf8("{\"a\":" + (round + 1) + "}")), Set.of());
            flipped += Long.bitCount(one ^ next);
        }

        assertThat(flipped / (double) rounds).isBetween(31.5, 32.5);
    }

    private static String with(String field) {
        return EventSamples.ORDER.replace("\"rewards\"", field + ",\"rewards\"");
    }

    private static long ofOrder(String json) {
        return EventSamples.read(EventType.ORDER_PLACED, json).envelope().fingerprint();
    }

    private static long of(JsonNode value) throws MalformedJsonException {
        return Fingerprint.of(StrictJson.read(EventSamples.utf8(value.toString())), Set.of());
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = Schemas.MAPPER.createObjectNode();
        for (int fields = random.nextInt(5); fields > 0; fields--) {
            object.set(text(random), value(random, depth - 1));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> Schemas.MAPPER.valueToTree(text(random));
            case 1 ->
                DecimalNode.valueOf(
                        BigDecimal.valueOf(random.nextInt(2000) - 1000L, 2).stripTrailingZeros());
            case 2 -> Schemas.MAPPER.valueToTree(random.nextBoolean());
            case 3 -> DecimalNode.valueOf(new BigDecimal(random.nextLong()).stripTrailingZeros());
            case 4 -> object(random, depth);
            default -> {
                ArrayNode list = Schemas.MAPPER.createArrayNode();
                for (int elements = random.nextInt(4); elements > 0; elements--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(9); length > 0; length--) {
            text.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return text.toString();
    }

    private static JsonNode spelledOtherwise(JsonNode value, Random random) {
        if (value instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            Collections.shuffle(names, random);
            ObjectNode shuffled = Schemas.MAPPER.createObjectNode();
            names.forEach(name -> shuffled.set(name, spelledOtherwise(object.get(name), random)));
            return shuffled;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode same = Schemas.MAPPER.createArrayNode();
            list.forEach(element -> same.add(spelledOtherwise(element, random)));
            return same;
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return DecimalNode.valueOf(number.setScale(Math.max(number.scale(), 0) + random.nextInt(4)));
        }
        return value;
    }
}
