package dev.rewardsync.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks integers in a range. They are JSON numbers: 10.0 equals 10, and 10.5 is invalid, never rounded. */
final class WholeNumber {

    private WholeNumber() {}

    /** Returns the expected value, for error messages. */
    static String expected(long min, long max) {
        return "a whole number from %d to %d".formatted(min, max);
    }

    /** Returns why a value is not an integer in the range; null if it is one. */
    static @Nullable String violation(JsonValue value, long min, long max) {
        if (!(value instanceof JsonValue.JsonNumber(BigDecimal number))) {
            return value.shape();
        }
        boolean inRange =
                number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0;
        if (!inRange) {
            return "one out of range";
        }
        return number.scale() > 0 && number.stripTrailingZeros().scale() > 0 ? "a fraction" : null;
    }
}
