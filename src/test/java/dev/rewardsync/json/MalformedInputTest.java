package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.testing.PropertyTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedInputTest {

    @Test
    void everyTruncationOfAnOrderIsMalformed() {
        byte[] order = EventSamples.utf8(EventSamples.ORDER);
        for (int length = 1; length < order.length; length++) {
            assertThat(errorOf(Arrays.copyOf(order, length)))
                    .as("first %d bytes", length)
                    .startsWith("MALFORMED_JSON ");
        }
    }

    @Test
    void reportsWhereTheJsonEnds() {
        assertThat(errorOf("{\"a\":\n {\"b\":[\"x"))
                .isEqualTo("MALFORMED_JSON /a/b/0: the JSON ends too early at line 2, column 10 (byte 15)");
    }

    @Test
    void reportsThePositionWithoutTheContent() {
        assertThat(errorOf("{\"customer\":{\"email\":ann@example.com}}"))
                .startsWith("MALFORMED_JSON /customer/email: not valid JSON at line 1, column ")
                .doesNotContain("ann");
    }

    @Test
    void rejectsARecordWithoutAValue() {
        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, (byte[]) null))
                .isEqualTo("MALFORMED_JSON expected one JSON object, got no value");
        assertThat(errorOf("")).isEqualTo("MALFORMED_JSON expected one JSON object, got nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "1.5", "true", "false", "null"})
    void rejectsJsonThatIsNotAnObject(String json) {
        assertThat(errorOf(json)).startsWith("MALFORMED_JSON expected one JSON object, got ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "{} 1", "{}]", "{},"})
    void rejectsContentAfterTheObject(String json) {
        assertThat(errorOf(json)).startsWith("MALFORMED_JSON ");
    }

    @Test
    void rejectsDuplicateFields() {
        assertThat(errorOf("{\"a\":{\"b\":1,\"b\":1}}"))
                .startsWith("MALFORMED_JSON /a/b: expected every field once, got this one twice at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 18, 50_000})
    void rejectsDuplicateFieldsAmongManyFields(int fields) {
        StringBuilder json = new StringBuilder("{");
        for (int field = 0; field < fields; field++) {
            json.append("\"f").append(field).append("\":{},");
        }

        assertThat(errorOf(json + "\"\\u0066" + fields / 2 + "\":{}}"))
                .startsWith("MALFORMED_JSON /f" + fields / 2 + ": expected every field once, got this one twice at ");
        assertThat(errorOf(json + "\"f" + fields + "\":{}}")).startsWith("INVALID_EVENT ");
    }

    @Test
    void rejectsOtherEncodings() {
        assertThat(errorOf("\uFEFF" + EventSamples.ORDER))
                .isEqualTo("MALFORMED_JSON expected UTF-8 without a byte order mark, got one at byte 0");
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE")
        }) {
            assertThat(errorOf(EventSamples.ORDER.getBytes(charset)))
                    .as(charset.name())
                    .startsWith("MALFORMED_JSON ");
        }
    }

    @Test
    void reportsTheFirstByteThatIsNotUtf8() {
        byte[] value = EventSamples.utf8("{\"a\":\"é\",\n\"b\":\"x\"}");
        value[16] = (byte) 0xFF;

        assertThat(errorOf(value)).isEqualTo("MALFORMED_JSON not valid UTF-8 at line 2, column 6 (byte 16)");
    }

    @Test
    void reportsAnInvalidByteAtAnyPosition() {
        String json = "{\"a\":\"" + "x".repeat(20) + "\"}";
        for (int index = 0; index < json.length(); index++) {
            byte[] value = EventSamples.utf8(json);
            value[index] = (byte) 0xFF;
            assertThat(errorOf(value))
                    .startsWith("MALFORMED_JSON not valid UTF-8 ")
                    .endsWith("(byte " + index + ")");
        }
    }

    @Test
    void rejectsOverlongAndSurrogateBytes() {
        assertThat(errorOf(inText(0xC0, 0xAF))).startsWith("MALFORMED_JSON not valid UTF-8 ");
        assertThat(errorOf(inText(0xED, 0xA0, 0x80))).startsWith("MALFORMED_JSON not valid UTF-8 ");
        assertThat(errorOf(inText(0xF4, 0x90, 0x80, 0x80))).startsWith("MALFORMED_JSON not valid UTF-8 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800", "x\\ud83d\\ud83d\\ude00"})
    void ignoresLoneSurrogatesInFieldsThatAreNotRead(String escaped) {
        assertThat(errorOf(EventSamples.orderWithExtra("{\"giftNote\":\"" + escaped + "\"}")))
                .isEmpty();
        assertThat(errorOf(EventSamples.orderWithExtra("[\"" + escaped + "\",{\"" + escaped + "\":1,\"a\":2}]")))
                .isEmpty();
        assertThat(errorOf(EventSamples.ORDER.replace("\"rewards\"", "\"" + escaped + "\":null,\"rewards\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800", "x\\ud83d\\ud83d\\ude00"})
    void rejectsLoneSurrogatesInFieldsThatAreRead(String escaped) {
        String half = "a string with half of a surrogate pair";

        assertThat(errorOf(EventSamples.ORDER.replace("100000042", escaped)))
                .isEqualTo("INVALID_EVENT /orderId: expected " + ShopId.EXPECTED + ", got " + half);
        assertThat(errorOf(EventSamples.ORDER.replace("\"sku\"", "\"name\":\"" + escaped + "\",\"sku\"")))
                .isEqualTo("INVALID_EVENT /lines/0/name: expected a string, got " + half);
        assertThat(errorOf(EventSamples.ORDER.replace("Chairs", escaped)))
                .startsWith("INVALID_EVENT /lines/0/attributes/category: ")
                .endsWith(", got " + half);
        assertThat(errorOf(EventSamples.ORDER.replace("USD", escaped)))
                .isEqualTo("INVALID_EVENT /currency: expected an ISO 4217 currency code, got " + half);
        assertThat(errorOf(EventSamples.ORDER.replace("50.00", escaped)))
                .startsWith("INVALID_EVENT /lines/0/unitPrice: ")
                .endsWith(", got " + half);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\uD83Dx", "\\ud83d\\ude00", "\\u0000", "é"})
    void rejectsDuplicateNamesWithDifferentEscapes(String name) {
        String again = name.equals("\\ud83d\\ude00")
                ? "\uD83D\uDE00"
                : name.replace("é", "\\u00e9").replace("D83D", "d83d");

        assertThat(errorOf(EventSamples.orderWithExtra("{\"" + name + "\":1,\"b\":2,\"" + again + "\":3}")))
                .startsWith("MALFORMED_JSON /extra/")
                .contains(": expected every field once, got this one twice at ");
    }

    @Test
    void rejectsTheZeroCharacterOnlyInIds() {
        assertThat(errorOf(EventSamples.orderWithExtra("{\"\\u0000\":\"\\u0000\"}")))
                .isEmpty();
        assertThat(errorOf(EventSamples.ORDER.replace("Chairs", "\\u0000"))).isEmpty();
        assertThat(errorOf(EventSamples.ORDER.replace("100000042", "1\\u0000")))
                .isEqualTo("INVALID_EVENT /orderId: expected " + ShopId.EXPECTED + ", got a string with U+0000");
    }

    @Test
    void acceptsSurrogatePairs() {
        assertThat(errorOf(EventSamples.ORDER.replace("CHAIR-1", "\\ud83d\\ude00")))
                .isEmpty();
    }

    @Test
    void acceptsAtMost32Levels() {
        assertThat(errorOf(nested(31))).isEmpty();
        assertThat(errorOf(nested(32)))
                .startsWith("MALFORMED_JSON ")
                .contains("expected at most 32 levels of objects and lists, got more at line 3, column ");
    }

    @Test
    void acceptsAtMostOneMebibyte() {
        assertThat(errorOf(ofLength(EventReader.MAX_BYTES - 1))).isEmpty();
        assertThat(errorOf(ofLength(EventReader.MAX_BYTES))).isEmpty();
        assertThat(errorOf(ofLength(EventReader.MAX_BYTES + 1)))
                .isEqualTo("TOO_LARGE expected at most 1048576 bytes, got 1048577");
    }

    @Test
    void limitsTheDetailToAThousandCharacters() {
        String detail = errorOf("{\"" + "x".repeat(5000) + "\":}");

        assertThat(detail).startsWith("MALFORMED_JSON /xxx").endsWith("…").hasSizeLessThan(1100);
    }

    @PropertyTest(seeds = 50)
    void neverThrowsForAnyBytes(long seed) {
        Random random = new Random(seed);
        byte[] order = EventSamples.utf8(EventSamples.ORDER);
        for (int round = 0; round < 100; round++) {
            byte[] value = order.clone();
            for (int times = random.nextInt(6); times >= 0; times--) {
                value[random.nextInt(value.length)] =
                        random.nextBoolean() ? order[random.nextInt(order.length)] : (byte) random.nextInt(256);
            }
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            for (EventType type : EventType.values()) {
                EventSamples.errorOf(type, value);
                EventSamples.errorOf(type, noise);
            }
        }
    }

    private static String errorOf(String json) {
        return EventSamples.errorOf(EventType.ORDER_PLACED, json);
    }

    private static String errorOf(byte[] value) {
        return EventSamples.errorOf(EventType.ORDER_PLACED, value);
    }

    private static byte[] inText(int... bytes) {
        byte[] value = EventSamples.utf8("{\"a\":\"" + "x".repeat(bytes.length) + "\"}");
        for (int index = 0; index < bytes.length; index++) {
            value[6 + index] = (byte) bytes[index];
        }
        return value;
    }

    /** Returns an order with {@code levels} levels below the first. */
    private static String nested(int levels) {
        return EventSamples.orderWithExtra("[".repeat(levels) + "]".repeat(levels));
    }

    private static byte[] ofLength(int length) {
        int filled = EventSamples.ORDER.length() + "\"extra\":\"\",".length();
        return EventSamples.utf8(EventSamples.ORDER.replace(
                "\"rewards\"", "\"extra\":\"" + "x".repeat(length - filled) + "\",\"rewards\""));
    }
}
