package dev.rewardsync.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whole numbers of a range. They come as JSON numbers; 10.0 is 10, and 10.5 is never rounded. */
final class WholeNumber {

    private WholeNumber() {}

    /** What a field has to be. */
    static String expected(long least, long most) {
        return "a whole number from %d to %d".formatted(least, most);
    }

    /** Returns why a value is no whole number of the range, or null where it is one. */
    static @Nullable String objection(JsonValue value, long least, long most) {
        if (!(value instanceof JsonValue.Numeric(BigDecimal number))) {
            return value.shape();
        }
        boolean inRange =
                number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!inRange) {
            return "one out of range";
        }
        return number.scale() > 0 && number.stripTrailingZeros().scale() > 0 ? "a fraction" : null;
    }
}
