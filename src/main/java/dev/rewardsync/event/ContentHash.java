package dev.rewardsync.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes a 64-bit hash of an event's content and a 16-bit hash of each field. The hash depends on the order of list
 * elements but not on the order of an object's fields. Absent fields do not contribute.
 *
 * <p>Hashes are stored for years and compared with those of later events, so this algorithm must never change.
 */
final class ContentHash implements ContentSink {

    private static final long OBJECT = 0x9E3779B97F4A7C15L;
    private static final long LIST = 0xC2B2AE3D27D4EB4FL;
    private static final long TEXT = 0x165667B19E3779F9L;
    private static final long NUMBER = 0x27D4EB2F165667C5L;
    private static final long TRUE = 0x85EBCA77C2B2AE63L;
    private static final long FALSE = 0xD6E8FEB86659FD93L;
    private static final long FACTOR = 0xE7037ED1A0B428DBL;

    /** Numbers with up to this many digits fit into a {@code long}. */
    private static final int MAX_LONG_DIGITS = 18;

    /** The most fields that an event other than an order has. */
    private static final int MAX_FIELDS = 8;

    /** Sum of the hashes of the current object's fields so far. */
    private long sum;

    /** Hashes of the event's top-level fields; null for an order. */
    private final @Nullable List<Short> fields;

    /** Number of objects and lists around the current field. */
    private int depth;

    private ContentHash(@Nullable List<Short> fields) {
        this.fields = fields;
    }

    /** Returns the hashes of an event. */
    static Fingerprint of(ShopEvent event) {
        List<Short> fields = event instanceof OrderPlaced ? null : new ArrayList<>(MAX_FIELDS);
        ContentHash hash = new ContentHash(fields);
        EventContent.describe(event, hash);
        return new Fingerprint(object(hash.sum), fields == null ? List.of() : Collections.unmodifiableList(fields));
    }

    @Override
    public void text(String name, @Nullable String value) {
        if (value == null) {
            absent();
        } else {
            add(name, text(value));
        }
    }

    @Override
    public void decimal(String name, @Nullable BigDecimal value) {
        if (value == null) {
            absent();
        } else {
            add(name, number(value));
        }
    }

    @Override
    public void integer(String name, long value) {
        add(name, number(value, 0));
    }

    @Override
    public void flag(String name, @Nullable Boolean value) {
        if (value == null) {
            absent();
        } else {
            add(name, flag(value));
        }
    }

    @Override
    public void attributes(String name, Map<String, AttributeValue> value) {
        long all = 0;
        for (Map.Entry<String, AttributeValue> attribute : value.entrySet()) {
            all += mixed(step(text(attribute.getKey()), attribute(attribute.getValue())));
        }
        add(name, object(all));
    }

    @Override
    public <T> void object(String name, @Nullable T value, BiConsumer<T, ContentSink> describe) {
        if (value == null) {
            absent();
            return;
        }
        long outer = sum;
        depth++;
        long inner = object(value, describe);
        depth--;
        sum = outer;
        add(name, inner);
    }

    @Override
    public <T> void list(String name, @Nullable List<T> elements, BiConsumer<T, ContentSink> describe) {
        if (elements == null) {
            absent();
            return;
        }
        long outer = sum;
        depth++;
        long hash = step(LIST, elements.size());
        for (int index = 0; index < elements.size(); index++) {
            hash = step(hash, object(elements.get(index), describe));
        }
        depth--;
        sum = outer;
        add(name, mixed(hash));
    }

    private <T> long object(T value, BiConsumer<T, ContentSink> describe) {
        sum = 0;
        describe.accept(value, this);
        return object(sum);
    }

    private static long object(long fields) {
        return mixed(step(OBJECT, fields));
    }

    /** Adds a field. {@code String.hashCode} is specified, and Java caches it for the names, which are constants. */
    private void add(String name, long value) {
        long field = mixed(step(name.hashCode() * FACTOR, value));
        sum += field;
        record((short) (field >>> Long.SIZE - Short.SIZE));
    }

    private void absent() {
        record((short) 0);
    }

    private void record(short field) {
        if (fields != null && depth == 0) {
            fields.add(field);
        }
    }

    private static long attribute(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> text(text);
            case AttributeValue.Numeric(BigDecimal number) -> number(number);
            case AttributeValue.Flag(boolean flag) -> flag(flag);
            case AttributeValue.Many(List<AttributeValue> values) -> {
                long hash = step(LIST, values.size());
                for (int index = 0; index < values.size(); index++) {
                    hash = step(hash, attribute(values.get(index)));
                }
                yield mixed(hash);
            }
        };
    }

    private static long flag(boolean flag) {
        return flag ? TRUE : FALSE;
    }

    /** Hashes four characters a step, since most of an event is text. */
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

    /** Hashes a number's digits and scale without trailing zeros, so that equal numbers have equal hashes. */
    private static long number(BigDecimal number) {
        return number.precision() <= MAX_LONG_DIGITS
                ? number(number.scaleByPowerOfTen(number.scale()).longValue(), number.scale())
                : longNumber(number);
    }

    private static long number(long unscaled, int scale) {
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

    /** Rotates the hash before the exclusive or, so that equal or exchanged words do not cancel each other out. */
    private static long step(long hash, long word) {
        long product = (Long.rotateLeft(hash, 23) ^ word) * FACTOR;
        return product ^ product >>> 32;
    }

    /** Makes every bit of the result depend on every bit of the hash: the finalizer of SplitMix64. */
    private static long mixed(long hash) {
        long first = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ first >>> 27) * 0x94D049BB133111EBL;
        return second ^ second >>> 31;
    }
}
