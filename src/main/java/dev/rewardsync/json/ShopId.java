package dev.rewardsync.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the shop's ids: a string of 1 to 128 characters, or an integer, which is the same id as its decimal digits. */
final class ShopId {

    /** The maximum length, in characters. */
    static final int MAX_LENGTH = 128;

    /** The expected value, for error messages. */
    static final String EXPECTED = "a string of 1 to %d characters or an integer".formatted(MAX_LENGTH);

    private ShopId() {}

    /** Returns the id in a value; null if the value is not an id. */
    static @Nullable String of(JsonValue value) {
        return switch (value) {
            case JsonValue.JsonString text -> ofText(text.text());
            case JsonValue.JsonNumber(BigDecimal number) -> isInteger(number) ? ofText(number.toPlainString()) : null;
            case JsonValue.Unusable unusable -> null;
            case JsonValue.JsonObject object -> null;
            case JsonValue.JsonArray list -> null;
            case JsonValue.JsonBoolean flag -> null;
            case JsonValue.JsonNull absent -> null;
        };
    }

    private static @Nullable String ofText(String text) {
        return text.isEmpty() || isTooLong(text) || hasZeroCharacter(text) ? null : text;
    }

    /** Returns why a value is not an id. */
    static String violation(JsonValue value) {
        return switch (value) {
            case JsonValue.JsonString text when isTooLong(text.text()) -> "a longer one";
            case JsonValue.JsonString text when hasZeroCharacter(text.text()) -> "a string with U+0000";
            case JsonValue.JsonNumber(BigDecimal number) when isInteger(number) -> "a longer one";
            case JsonValue.JsonNumber number -> "a number with a point or an exponent";
            default -> value.shape();
        };
    }

    /** Only numbers written without a point and an exponent have scale 0; see {@link StrictJsonParser}. */
    private static boolean isInteger(BigDecimal number) {
        return number.scale() == 0;
    }

    private static boolean isTooLong(String text) {
        return text.length() > MAX_LENGTH && text.codePointCount(0, text.length()) > MAX_LENGTH;
    }

    /** Ids that the worker derives begin with U+0000, so they cannot equal a shop's id. */
    private static boolean hasZeroCharacter(String text) {
        return text.indexOf('\0') >= 0;
    }
}
