package dev.rewardsync.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A range of decimals that a field may have. Decimals come as numbers, or as strings in plain notation. */
enum DecimalRange {
    /** Money. */
    AMOUNT("a number, 0 or more, with up to 6 decimals", Least.ZERO, 15, 6),
    /** Money that may be taken off. */
    SIGNED_AMOUNT("a number with up to 6 decimals", Least.NONE, 15, 6),
    /** How many pieces. */
    QUANTITY("a number above 0 with up to 4 decimals", Least.ABOVE_ZERO, 15, 4),
    /** Units of one currency for one of another. */
    EXCHANGE_RATE("a number above 0 with up to 12 decimals", Least.ABOVE_ZERO, 15, 12),
    /** A weight or a percentage, with any number of decimals. */
    MEASURE("a number, 0 or more", Least.ZERO, 15, StrictJsonParser.MAX_NUMBER_DIGITS),
    /** A number of any size, such as one whose meaning the shop alone knows. */
    ANY(
            "a number of at most %d digits".formatted(StrictJsonParser.MAX_NUMBER_DIGITS),
            Least.NONE,
            StrictJsonParser.MAX_NUMBER_DIGITS,
            StrictJsonParser.MAX_NUMBER_DIGITS);

    private enum Least {
        NONE,
        ZERO,
        ABOVE_ZERO
    }

    private final String expected;
    private final Least least;
    private final int wholeDigits;
    private final int decimals;

    DecimalRange(String expected, Least least, int wholeDigits, int decimals) {
        this.expected = expected;
        this.least = least;
        this.wholeDigits = wholeDigits;
        this.decimals = decimals;
    }

    /** What a field of this kind has to be. */
    String expected() {
        return expected;
    }

    /** The number that a value stands for, or null where it stands for none. */
    static @Nullable BigDecimal numberOf(JsonValue value) {
        return switch (value) {
            case JsonValue.Numeric number -> number.number();
            case JsonValue.DecimalText text -> text.number();
            case JsonValue.PlainText text -> isPlain(text.text()) ? new BigDecimal(text.text()) : null;
            case JsonValue.Unusable unusable -> null;
            case JsonValue.Fields object -> null;
            case JsonValue.Elements list -> null;
            case JsonValue.Flag flag -> null;
            case JsonValue.Null absent -> null;
        };
    }

    /** Rounds a number half-up to the decimals of this kind, where it has more. */
    BigDecimal rounded(BigDecimal number) {
        return number.scale() > decimals ? number.setScale(decimals, RoundingMode.HALF_UP) : number;
    }

    /** Why the number is not of this kind, or null where it is. */
    @Nullable
    String objection(BigDecimal number) {
        if (number.signum() < 0 && least != Least.NONE) {
            return "a negative number";
        }
        if (number.signum() == 0) {
            return least == Least.ABOVE_ZERO ? "0" : null;
        }
        if (number.precision() - number.scale() > wholeDigits) {
            return "more than %d digits before the point".formatted(wholeDigits);
        }
        return hasMoreDecimals(number) ? "more than %d decimals".formatted(decimals) : null;
    }

    /**
     * The same number without an exponent, and without zeros behind the decimals of this kind. A number that the worker
     * wrote may have more decimals, and keeps them.
     */
    BigDecimal normal(BigDecimal number) {
        return hasMoreDecimals(number) ? number : number.setScale(Math.clamp(number.scale(), 0, decimals));
    }

    private boolean hasMoreDecimals(BigDecimal number) {
        return number.scale() > decimals && number.stripTrailingZeros().scale() > decimals;
    }

    /** Whether a text is a number as JSON writes them, without an exponent. */
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
