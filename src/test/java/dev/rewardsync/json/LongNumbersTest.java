package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests numbers with many digits or large exponents. */
class LongNumbersTest {

    @ParameterizedTest
    @MethodSource
    void ignoresLongNumbersInFieldsThatAreNotRead(String number) {
        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, EventSamples.orderWithExtra("[" + number + "]")))
                .isEmpty();
        assertThat(EventSamples.errorOf(
                        EventType.ORDER_PLACED, EventSamples.orderWithExtra("{\"serial\":" + number + "}")))
                .isEmpty();
    }

    static Stream<String> ignoresLongNumbersInFieldsThatAreNotRead() {
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
    @MethodSource("ignoresLongNumbersInFieldsThatAreNotRead")
    void rejectsLongNumbersInFieldsThatAreRead(String number) {
        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, EventSamples.ORDER.replace("\"50.00\"", number)))
                .startsWith("INVALID_EVENT /lines/0/unitPrice: ")
                .endsWith(", got a number of more than 1000 digits");
        assertThat(EventSamples.errorOf(
                        EventType.ORDER_PLACED,
                        EventSamples.ORDER.replace("\"pointsUsed\":500", "\"pointsUsed\":" + number)))
                .startsWith("INVALID_EVENT /rewards/pointsUsed: ")
                .endsWith(", got a number of more than 1000 digits");
        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, EventSamples.ORDER.replace("\"100000042\"", number)))
                .isEqualTo("INVALID_EVENT /orderId: expected " + ShopId.EXPECTED
                        + ", got a number of more than 1000 digits");
        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, EventSamples.ORDER.replace("\"Chairs\"", number)))
                .startsWith("INVALID_EVENT /lines/0/attributes/category: ")
                .endsWith(", got a number of more than 1000 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e", "1e+", "01", "-", "1.", ".5", "+1", "0x1", "NaN", "1_000"})
    void rejectsInvalidNumbersInAnyField(String number) {
        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, EventSamples.orderWithExtra("[" + number + "]")))
                .startsWith("MALFORMED_JSON /extra/");
    }

    @Test
    void acceptsAttributesWithAThousandDigits() {
        String digits = "9".repeat(1000);

        assertThat(EventSamples.errorOf(
                        EventType.ORDER_PLACED,
                        EventSamples.ORDER.replace("\"Chairs\"", digits + ",-" + digits + ",1e999,1e-1000")))
                .isEmpty();
        assertThat(EventSamples.errorOf(
                        EventType.ORDER_PLACED, EventSamples.ORDER.replace("\"Chairs\"", "0." + digits)))
                .isEmpty();
    }

    @Test
    void ignoresLargeNumbersInUnknownFields() {
        assertThat(EventSamples.errorOf(
                        EventType.ORDER_PLACED,
                        EventSamples.ORDER.replace("\"rewards\"", "\"extra\":[1e308,-1e-308],\"rewards\"")))
                .isEmpty();
    }
}
