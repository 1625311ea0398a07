package dev.rewardsync.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.testing.PropertyTest;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class JsonBufferTest {

    private static final int SEEDS = 20;
    private static final int ROUNDS = 1_000;
    private static final JsonFactory JACKSON = JsonFactory.builder().build();

    /** The last code point of each length in UTF-8 and its successor, and the ends of the surrogate ranges. */
    private static final int[] BORDERS = {
        0, 0x1F, ' ', '"', '/', '\\', 0x7F, 0x80, 0x7FF, 0x800, 0x2028, 0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000,
        0xFFFF, 0x10000, 0x10FFFF
    };

    private final JsonBuffer buffer = new JsonBuffer();

    @PropertyTest(seeds = SEEDS)
    void writesTextsAsJacksonDoes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String text = text(random);
            assertThat(written(json -> json.text(text))).isEqualTo(jackson(text));
        }
    }

    @PropertyTest(seeds = SEEDS)
    void writesWholeNumbers(long seed) {
        Random random = new Random(seed);
        for (long value : new long[] {0, 9, 10, -1, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
            assertThat(writtenText(json -> json.integer(value))).isEqualTo(Long.toString(value));
        }
        for (int round = 0; round < ROUNDS; round++) {
            long value = random.nextLong() >> random.nextInt(Long.SIZE);
            assertThat(writtenText(json -> json.integer(value))).isEqualTo(Long.toString(value));
        }
    }

    @PropertyTest(seeds = SEEDS)
    void writesDecimalsWithoutExponent(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            BigDecimal value = new BigDecimal(new BigInteger(random.nextInt(80), random), random.nextInt(28) - 4);
            BigDecimal signed = random.nextBoolean() ? value : value.negate();
            assertThat(writtenText(json -> json.decimal(signed))).isEqualTo(signed.toPlainString());
        }
    }

    @PropertyTest(seeds = SEEDS)
    void writesInstantsOfAnyTime(long seed) {
        Random random = new Random(seed);
        for (String border : List.of(
                "-0001-12-31T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2024-02-29T00:00:00.000999Z",
                "9999-12-31T23:59:59.001Z",
                "+10000-01-01T00:00:00Z")) {
            assertFormatted(Instant.parse(border));
        }
        assertFormatted(Instant.MIN);
        assertFormatted(Instant.MAX);
        for (int round = 0; round < ROUNDS; round++) {
            long second = random.nextLong() >> 20 + random.nextInt(40);
            assertFormatted(Instant.ofEpochSecond(second, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000)));
        }
    }

    @Test
    void growsAndCanBeCleared() {
        byte[] json = ("\"" + "x".repeat(1_000_000) + "\"").getBytes(UTF_8);
        assertThat(written(all -> {
                    all.mark('[');
                    all.json(json);
                    all.mark(']');
                }))
                .hasSize(json.length + 2);
        assertThat(writtenText(all -> all.text("\u0001".repeat(10_000)))).hasSize(60_002);
        assertThat(writtenText(all -> all.literal("true"))).isEqualTo("true");
    }

    private static byte[] jackson(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JACKSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            generator.writeString(text);
        }
        return bytes.toByteArray();
    }

    private void assertFormatted(Instant instant) {
        assertThat(writtenText(json -> json.instant(instant))).isEqualTo("\"" + Rfc3339.format(instant) + "\"");
    }

    private String writtenText(Consumer<JsonBuffer> write) {
        return new String(written(write), UTF_8);
    }

    private byte[] written(Consumer<JsonBuffer> write) {
        buffer.clear();
        write.accept(buffer);
        return buffer.toBytes();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(100) == 0 ? random.nextInt(10_000) : random.nextInt(12);
        for (int index = 0; index < length; index++) {
            text.appendCodePoint(codePoint(random));
        }
        return text.toString();
    }

    private static int codePoint(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> BORDERS[random.nextInt(BORDERS.length)];
            case 1 -> random.nextInt(0x100);
            case 2 -> 'a' + random.nextInt(26);
            default -> random.nextInt(Character.MAX_CODE_POINT + 1);
        };
    }
}
