package dev.rewardsync.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/**
 * A 64-bit hash of JSON content as values: the order of an object's fields and the spelling of numbers do not count, the
 * order of a list does, and a field that is null is the same as none.
 *
 * <p>Fingerprints are kept for years and compared with those of later events, so this algorithm must never change.
 */
final class Fingerprint {

    private static final long OBJECT = 0x9E3779B97F4A7C15L;
    private static final long LIST = 0xC2B2AE3D27D4EB4FL;
    private static final long TEXT = 0x165667B19E3779F9L;
    private static final long NUMBER = 0x27D4EB2F165667C5L;
    private static final long TRUE = 0x85EBCA77C2B2AE63L;
    private static final long FALSE = 0xD6E8FEB86659FD93L;
    private static final long NULL = 0xA0761D6478BD642FL;
    private static final long FACTOR = 0xE7037ED1A0B428DBL;

    /** Numbers of up to so many digits fit a {@code long}. */
    private static final int MAX_LONG_DIGITS = 18;

    private Fingerprint() {}

    /** The fingerprint of an object without some of its own fields. */
    static long of(JsonValue.Fields object, Set<String> without) {
        long sum = 0;
        for (int index = 0; index < object.size(); index++) {
            String name = object.name(index);
            JsonValue value = object.value(index);
            if (value != JsonValue.Null.NULL && !without.contains(name)) {
                sum += mixed(step(text(name), value(value)));
            }
        }
        return mixed(step(OBJECT, sum));
    }

    private static long value(JsonValue value) {
        return switch (value) {
            case JsonValue.Fields object -> of(object, Set.of());
            case JsonValue.Elements list -> list(list.elements());
            case JsonValue.Text text -> text(text.text());
            case JsonValue.Numeric number -> number(number.number());
            case JsonValue.Flag flag -> flag == JsonValue.Flag.TRUE ? TRUE : FALSE;
            case JsonValue.Null absent -> NULL;
        };
    }

    private static long list(JsonValue[] elements) {
        long hash = step(LIST, elements.length);
        for (JsonValue element : elements) {
            hash = step(hash, value(element));
        }
        return mixed(hash);
    }

    /** Four characters a step: names and texts are most of an event. */
    private static long text(String text) {
        int length = text.length();
        long hash = TEXT + length;
        int index = 0;
        for (; index + 4 <= length; index += 4) {
            hash = step(
                    hash,
                    text.charAt(index)
                            | (long) text.charAt(index + 1) << 16
                            | (long) text.charAt(index + 2) << 32
                            | (long) text.charAt(index + 3) << 48);
        }
        long rest = 0;
        for (; index < length; index++) {
            rest = rest << 16 | text.charAt(index);
        }
        return step(hash, rest);
    }

    /** The digits without the zeros at their end, and how many of them are after the point. */
    private static long number(BigDecimal number) {
        return number.precision() <= MAX_LONG_DIGITS
                ? shortNumber(number.scaleByPowerOfTen(number.scale()).longValue(), number.scale())
                : longNumber(number);
    }

    private static long shortNumber(long unscaled, int scale) {
        if (unscaled == 0) {
            return step(step(NUMBER, 0), 0);
        }
        long digits = unscaled;
        int decimals = scale;
        while (digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        return step(step(NUMBER, decimals), digits);
    }

    private static long longNumber(BigDecimal number) {
        BigDecimal normal = number.stripTrailingZeros();
        long hash = step(NUMBER, normal.scale());
        BigInteger digits = normal.unscaledValue();
        return step(hash, digits.bitLength() < Long.SIZE ? digits.longValue() : text(digits.toString()));
    }

    /** Turned, so that a name and a value that are the same, or that change places, don't cancel out. */
    private static long step(long hash, long word) {
        long product = (Long.rotateLeft(hash, 23) ^ word) * FACTOR;
        return product ^ product >>> 32;
    }

    /** Every bit of the result hangs on every bit of the hash (the finalizer of SplitMix64). */
    private static long mixed(long hash) {
        long first = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ first >>> 27) * 0x94D049BB133111EBL;
        return second ^ second >>> 31;
    }
}
