package dev.rewardsync.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The range and precision of a decimal field. Decimals are JSON numbers, or strings in plain notation. */
enum DecimalRange {
    /** An amount of money, 0 or more. */
    AMOUNT("a number, 0 or more, with up to 6 decimals", Minimum.ZERO, 15, 6),
    /** An amount of money that may be negative. */
    SIGNED_AMOUNT("a number with up to 6 decimals", Minimum.NONE, 15, 6),
    /** A number of pieces. */
    QUANTITY("a number above 0 with up to 4 decimals", Minimum.ABOVE_ZERO, 15, 4),
    /** Units of the foreign currency for one unit of the base currency. */
    EXCHANGE_RATE("a number above 0 with up to 12 decimals", Minimum.ABOVE_ZERO, 15, 12),
    /** An exchange rate of a ruleset, which may have any number of decimals. */
    RULESET_RATE(
            "a number above 0",
            Minimum.ABOVE_ZERO,
            StrictJsonParser.MAX_NUMBER_DIGITS,
            StrictJsonParser.MAX_NUMBER_DIGITS),
    /** A weight or a percentage, with any number of decimals. */
    MEASURE("a number, 0 or more", Minimum.ZERO, 15, StrictJsonParser.MAX_NUMBER_DIGITS),
    /** A number of any size, such as a custom attribute. */
    ANY(
            "a number of at most %d digits".formatted(StrictJsonParser.MAX_NUMBER_DIGITS),
            Minimum.NONE,
            StrictJsonParser.MAX_NUMBER_DIGITS,
            StrictJsonParser.MAX_NUMBER_DIGITS);

    private enum Minimum {
        NONE,
        ZERO,
        ABOVE_ZERO
    }

    private final String expected;
    private final Minimum minimum;
    private final int wholeDigits;
    private final int decimals;

    DecimalRange(String expected, Minimum minimum, int wholeDigits, int decimals) {
        this.expected = expected;
        this.minimum = minimum;
        this.wholeDigits = wholeDigits;
        this.decimals = decimals;
    }

    /** Returns the expected value, for error messages. */
    String expected() {
        return expected;
    }

    /** Returns a value as a number; null if it is neither a number nor a string in plain notation. */
    static @Nullable BigDecimal numberOf(JsonValue value) {
        return switch (value) {
            case JsonValue.JsonNumber number -> number.number();
            case JsonValue.DecimalString text -> text.number();
            case JsonValue.PlainString text -> isPlain(text.text()) ? new BigDecimal(text.text()) : null;
            case JsonValue.Unusable unusable -> null;
            case JsonValue.JsonObject object -> null;
            case JsonValue.JsonArray list -> null;
            case JsonValue.JsonBoolean flag -> null;
            case JsonValue.JsonNull absent -> null;
        };
    }

    /** Rounds a number half-up to the decimals of this range; returns it unchanged if it has no more. */
    BigDecimal rounded(BigDecimal number) {
        return number.scale() > decimals ? number.setScale(decimals, RoundingMode.HALF_UP) : number;
    }

    /** Returns how a number violates this range; null if it is in range. */
    @Nullable
    String violation(BigDecimal number) {
        if (number.signum() < 0 && minimum != Minimum.NONE) {
            return "a negative number";
        }
        if (number.signum() == 0) {
            return minimum == Minimum.ABOVE_ZERO ? "0" : null;
        }
        if (number.precision() - number.scale() > wholeDigits) {
            return "more than %d digits before the point".formatted(wholeDigits);
        }
        return hasMoreDecimals(number) ? "more than %d decimals".formatted(decimals) : null;
    }

    /**
     * Returns the number without an exponent, and without trailing zeros beyond the decimals of this range. A number
     * with more decimals, which only the worker writes, is returned unchanged.
     */
    BigDecimal normal(BigDecimal number) {
        return hasMoreDecimals(number) ? number : number.setScale(Math.clamp(number.scale(), 0, decimals));
    }

    private boolean hasMoreDecimals(BigDecimal number) {
        return number.scale() > decimals && number.stripTrailingZeros().scale() > decimals;
    }

    /** Returns whether a text is a JSON number without an exponent. */
    private static boolean isPlain(String text) {
        int end = text.length();
        int start = end > 0 && text.charAt(0) == '-' ? 1 : 0;
        int point = digitsEnd(text, start);
        boolean wholePart = point > start && (text.charAt(start) != '0' || point == start + 1);
        if (!wholePart || end > StrictJsonParser.MAX_NUMBER_LENGTH) {
            return false;
        }
        return point == end || (text.charAt(point) == '.' && point + 1 < end && digitsEnd(text, point + 1) == end);
    }

    private static int digitsEnd(String text, int start) {
        int index = start;
        while (index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9') {
            index++;
        }
        return index;
    }
}
