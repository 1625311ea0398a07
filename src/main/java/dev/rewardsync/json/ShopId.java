package dev.rewardsync.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An id of the shop's: a string of 1 to 128 characters, or an integer, which is the same id as its decimal text. */
final class ShopId {

    /** The most characters. */
    static final int MAX_LENGTH = 128;

    /** What an id has to be. */
    static final String EXPECTED = "a string of 1 to %d characters or an integer".formatted(MAX_LENGTH);

    private ShopId() {}

    /** Returns the id that a value stands for, or null where it stands for none. */
    static @Nullable String of(JsonValue value) {
        return switch (value) {
            case JsonValue.Text text -> ofText(text.text());
            case JsonValue.Numeric(BigDecimal number) -> isInteger(number) ? ofText(number.toPlainString()) : null;
            case JsonValue.Unusable unusable -> null;
            case JsonValue.Fields object -> null;
            case JsonValue.Elements list -> null;
            case JsonValue.Flag flag -> null;
            case JsonValue.Null absent -> null;
        };
    }

    private static @Nullable String ofText(String text) {
        return text.isEmpty() || isLong(text) || hasZeroCharacter(text) ? null : text;
    }

    /** Returns why a value is no id. */
    static String objection(JsonValue value) {
        return switch (value) {
            case JsonValue.Text text when isLong(text.text()) -> "a longer one";
            case JsonValue.Text text when hasZeroCharacter(text.text()) -> "a string with U+0000";
            case JsonValue.Numeric(BigDecimal number) when isInteger(number) -> "a longer one";
            case JsonValue.Numeric number -> "a number with a point or an exponent";
            default -> value.shape();
        };
    }

    /** Only a number that is written without a point and without an exponent has scale 0: see {@link StrictJsonParser}. */
    private static boolean isInteger(BigDecimal number) {
        return number.scale() == 0;
    }

    private static boolean isLong(String text) {
        return text.length() > MAX_LENGTH && text.codePointCount(0, text.length()) > MAX_LENGTH;
    }

    /** Ids that the worker derives itself begin with this character, so that they differ from all of the shop's. */
    private static boolean hasZeroCharacter(String text) {
        return text.indexOf('\0') >= 0;
    }
}
