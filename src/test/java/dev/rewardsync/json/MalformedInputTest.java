package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.testing.PropertyTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedInputTest {

    @Test
    void everyTruncationOfAnOrderIsMalformed() {
        byte[] order = EventSamples.utf8(EventSamples.ORDER);
        for (int length = 1; length < order.length; length++) {
            assertThat(refusal(Arrays.copyOf(order, length)))
                    .as("first %d bytes", length)
                    .startsWith("MALFORMED_JSON ");
        }
    }

    @Test
    void tellsWhereTheJsonEnds() {
        assertThat(refusal("{\"a\":\n {\"b\":[\"x"))
                .isEqualTo("MALFORMED_JSON /a/b/0: the JSON ends too early at line 2, column 10 (byte 15)");
    }

    @Test
    void tellsWhereTheJsonIsWrongWithoutRepeatingIt() {
        assertThat(refusal("{\"customer\":{\"email\":ann@example.com}}"))
                .startsWith("MALFORMED_JSON /customer/email: not valid JSON at line 1, column ")
                .doesNotContain("ann");
    }

    @Test
    void aRecordWithoutAValueIsMalformed() {
        assertThat(EventSamples.refusal(EventType.ORDER_PLACED, (byte[]) null))
                .isEqualTo("MALFORMED_JSON expected one JSON object, got no value");
        assertThat(refusal("")).isEqualTo("MALFORMED_JSON expected one JSON object, got nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "1.5", "true", "false", "null"})
    void whatIsNoObjectIsMalformed(String json) {
        assertThat(refusal(json)).startsWith("MALFORMED_JSON expected one JSON object, got ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "{} 1", "{}]", "{},"})
    void nothingMayFollowTheObject(String json) {
        assertThat(refusal(json)).startsWith("MALFORMED_JSON ");
    }

    @Test
    void noFieldMayComeTwice() {
        assertThat(refusal("{\"a\":{\"b\":1,\"b\":1}}"))
                .startsWith("MALFORMED_JSON /a/b: expected every field once, got this one twice at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 18, 50_000})
    void noFieldMayComeTwiceHoweverManyThereAre(int fields) {
        StringBuilder json = new StringBuilder("{");
        for (int field = 0; field < fields; field++) {
            json.append("\"f").append(field).append("\":{},");
        }

        assertThat(refusal(json + "\"\\u0066" + fields / 2 + "\":{}}"))
                .startsWith("MALFORMED_JSON /f" + fields / 2 + ": expected every field once, got this one twice at ");
        assertThat(refusal(json + "\"f" + fields + "\":{}}")).startsWith("INVALID_EVENT ");
    }

    @Test
    void otherEncodingsAreMalformed() {
        assertThat(refusal("\uFEFF" + EventSamples.ORDER))
                .isEqualTo("MALFORMED_JSON expected UTF-8 without a byte order mark, got one at byte 0");
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE")
        }) {
            assertThat(refusal(EventSamples.ORDER.getBytes(charset)))
                    .as(charset.name())
                    .startsWith("MALFORMED_JSON ");
        }
    }

    @Test
    void tellsTheFirstByteThatIsNotUtf8() {
        byte[] value = EventSamples.utf8("{\"a\":\"é\",\n\"b\":\"x\"}");
        value[16] = (byte) 0xFF;

        assertThat(refusal(value)).isEqualTo("MALFORMED_JSON not valid UTF-8 at line 2, column 6 (byte 16)");
    }

    @Test
    void tellsABadByteWhereverItIs() {
        String json = "{\"a\":\"" + "x".repeat(20) + "\"}";
        for (int index = 0; index < json.length(); index++) {
            byte[] value = EventSamples.utf8(json);
            value[index] = (byte) 0xFF;
            assertThat(refusal(value))
                    .startsWith("MALFORMED_JSON not valid UTF-8 ")
                    .endsWith("(byte " + index + ")");
        }
    }

    @Test
    void overlongAndSurrogateBytesAreNotUtf8() {
        assertThat(refusal(inText(0xC0, 0xAF))).startsWith("MALFORMED_JSON not valid UTF-8 ");
        assertThat(refusal(inText(0xED, 0xA0, 0x80))).startsWith("MALFORMED_JSON not valid UTF-8 ");
        assertThat(refusal(inText(0xF4, 0x90, 0x80, 0x80))).startsWith("MALFORMED_JSON not valid UTF-8 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800", "x\\ud83d\\ud83d\\ude00"})
    void halfASurrogatePairIsFineWhereNobodyReadsIt(String escaped) {
        assertThat(refusal(withExtra("{\"giftNote\":\"" + escaped + "\"}"))).isEmpty();
        assertThat(refusal(withExtra("[\"" + escaped + "\",{\"" + escaped + "\":1,\"a\":2}]")))
                .isEmpty();
        assertThat(refusal(EventSamples.ORDER.replace("\"rewards\"", "\"" + escaped + "\":null,\"rewards\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800", "x\\ud83d\\ud83d\\ude00"})
    void halfASurrogatePairIsRefusedWhereItIsRead(String escaped) {
        String half = "a string with half of a surrogate pair";

        assertThat(refusal(EventSamples.ORDER.replace("100000042", escaped)))
                .isEqualTo("INVALID_EVENT /orderId: expected " + ShopId.EXPECTED + ", got " + half);
        assertThat(refusal(EventSamples.ORDER.replace("\"sku\"", "\"name\":\"" + escaped + "\",\"sku\"")))
                .isEqualTo("INVALID_EVENT /lines/0/name: expected a string, got " + half);
        assertThat(refusal(EventSamples.ORDER.replace("Chairs", escaped)))
                .startsWith("INVALID_EVENT /lines/0/attributes/category: ")
                .endsWith(", got " + half);
        assertThat(refusal(EventSamples.ORDER.replace("USD", escaped)))
                .isEqualTo("INVALID_EVENT /currency: expected an ISO 4217 currency code, got " + half);
        assertThat(refusal(EventSamples.ORDER.replace("50.00", escaped)))
                .startsWith("INVALID_EVENT /lines/0/unitPrice: ")
                .endsWith(", got " + half);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\uD83Dx", "\\ud83d\\ude00", "\\u0000", "é"})
    void noNameMayComeTwiceHoweverItIsWritten(String name) {
        String again = name.equals("\\ud83d\\ude00")
                ? "\uD83D\uDE00"
                : name.replace("é", "\\u00e9").replace("D83D", "d83d");

        assertThat(refusal(withExtra("{\"" + name + "\":1,\"b\":2,\"" + again + "\":3}")))
                .startsWith("MALFORMED_JSON /extra/")
                .contains(": expected every field once, got this one twice at ");
    }

    @Test
    void theZeroCharacterIsRefusedInIdsAlone() {
        assertThat(refusal(withExtra("{\"\\u0000\":\"\\u0000\"}"))).isEmpty();
        assertThat(refusal(EventSamples.ORDER.replace("Chairs", "\\u0000"))).isEmpty();
        assertThat(refusal(EventSamples.ORDER.replace("100000042", "1\\u0000")))
                .isEqualTo("INVALID_EVENT /orderId: expected " + ShopId.EXPECTED + ", got a string with U+0000");
    }

    @Test
    void aWholeSurrogatePairIsFine() {
        assertThat(refusal(EventSamples.ORDER.replace("CHAIR-1", "\\ud83d\\ude00")))
                .isEmpty();
    }

    @Test
    void thirtyTwoLevelsAreTheLimit() {
        assertThat(refusal(nested(31))).isEmpty();
        assertThat(refusal(nested(32)))
                .startsWith("MALFORMED_JSON ")
                .contains("expected at most 32 levels of objects and lists, got more at line 3, column ");
    }

    @Test
    void oneMebibyteIsTheLimit() {
        assertThat(refusal(ofLength(EventReader.MAX_BYTES - 1))).isEmpty();
        assertThat(refusal(ofLength(EventReader.MAX_BYTES))).isEmpty();
        assertThat(refusal(ofLength(EventReader.MAX_BYTES + 1)))
                .isEqualTo("TOO_LARGE expected at most 1048576 bytes, got 1048577");
    }

    @ParameterizedTest
    @MethodSource
    void longNumbersAreFineWhereNobodyReadsThem(String number) {
        assertThat(refusal(withExtra("[" + number + "]"))).isEmpty();
        assertThat(refusal(withExtra("{\"serial\":" + number + "}"))).isEmpty();
    }

    static Stream<String> longNumbersAreFineWhereNobodyReadsThem() {
        return Stream.of(
                "1e1001",
                "1e-1001",
                "1e99999999999",
                "100e2147483647",
                "-1e-99999999999",
                "9".repeat(1001),
                "-0." + "0".repeat(5000) + "1",
                "9".repeat(100_000) + "e" + "9".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("longNumbersAreFineWhereNobodyReadsThem")
    void longNumbersAreRefusedWhereTheyAreRead(String number) {
        assertThat(refusal(EventSamples.ORDER.replace("\"50.00\"", number)))
                .startsWith("INVALID_EVENT /lines/0/unitPrice: ")
                .endsWith(", got a number of more than 1000 digits");
        assertThat(refusal(EventSamples.ORDER.replace("\"pointsUsed\":500", "\"pointsUsed\":" + number)))
                .startsWith("INVALID_EVENT /rewards/pointsUsed: ")
                .endsWith(", got a number of more than 1000 digits");
        assertThat(refusal(EventSamples.ORDER.replace("\"100000042\"", number)))
                .isEqualTo("INVALID_EVENT /orderId: expected " + ShopId.EXPECTED
                        + ", got a number of more than 1000 digits");
        assertThat(refusal(EventSamples.ORDER.replace("\"Chairs\"", number)))
                .startsWith("INVALID_EVENT /lines/0/attributes/category: ")
                .endsWith(", got a number of more than 1000 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e", "1e+", "01", "-", "1.", ".5", "+1", "0x1", "NaN", "1_000"})
    void whatIsNoNumberIsMalformedWhereverItIs(String number) {
        assertThat(refusal(withExtra("[" + number + "]"))).startsWith("MALFORMED_JSON /extra/");
    }

    @Test
    void attributesHaveAThousandDigits() {
        String digits = "9".repeat(1000);

        assertThat(refusal(EventSamples.ORDER.replace("\"Chairs\"", digits + ",-" + digits + ",1e999,1e-1000")))
                .isEmpty();
        assertThat(refusal(EventSamples.ORDER.replace("\"Chairs\"", "0." + digits)))
                .isEmpty();
    }

    @Test
    void largeNumbersInUnknownFieldsAreFine() {
        assertThat(refusal(EventSamples.ORDER.replace("\"rewards\"", "\"extra\":[1e308,-1e-308],\"rewards\"")))
                .isEmpty();
    }

    @Test
    void tellsNoMoreThanAThousandCharacters() {
        String detail = refusal("{\"" + "x".repeat(5000) + "\":}");

        assertThat(detail).startsWith("MALFORMED_JSON /xxx").endsWith("…").hasSizeLessThan(1100);
    }

    @PropertyTest(seeds = 50)
    void noBytesMakeTheReaderThrow(long seed) {
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
                EventSamples.refusal(type, value);
                EventSamples.refusal(type, noise);
            }
        }
    }

    private static String refusal(String json) {
        return EventSamples.refusal(EventType.ORDER_PLACED, json);
    }

    private static String refusal(byte[] value) {
        return EventSamples.refusal(EventType.ORDER_PLACED, value);
    }

    /** An order with a value that no decision reads. */
    private static String withExtra(String json) {
        return EventSamples.ORDER.replace("\"rewards\"", "\"extra\":" + json + ",\"rewards\"");
    }

    private static byte[] inText(int... bytes) {
        byte[] value = EventSamples.utf8("{\"a\":\"" + "x".repeat(bytes.length) + "\"}");
        for (int index = 0; index < bytes.length; index++) {
            value[6 + index] = (byte) bytes[index];
        }
        return value;
    }

    /** An order with so many levels below the first. */
    private static String nested(int levels) {
        return withExtra("[".repeat(levels) + "]".repeat(levels));
    }

    private static byte[] ofLength(int length) {
        int filled = EventSamples.ORDER.length() + "\"extra\":\"\",".length();
        return EventSamples.utf8(EventSamples.ORDER.replace(
                "\"rewards\"", "\"extra\":\"" + "x".repeat(length - filled) + "\",\"rewards\""));
    }
}
