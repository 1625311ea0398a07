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
 * A 64-bit hash of an event's content, and a short one of each of its fields: the order of a list counts, that of an
 * object's fields does not, and an absent field adds nothing.
 *
 * <p>Hashes are kept for years and compared with those of later events, so this algorithm must never change.
 */
final class ContentHash implements ContentSink {

    private static final long OBJECT = 0x9E3779B97F4A7C15L;
    private static final long LIST = 0xC2B2AE3D27D4EB4FL;
    private static final long TEXT = 0x165667B19E3779F9L;
    private static final long NUMBER = 0x27D4EB2F165667C5L;
    private static final long TRUE = 0x85EBCA77C2B2AE63L;
    private static final long FALSE = 0xD6E8FEB86659FD93L;
    private static final long FACTOR = 0xE7037ED1A0B428DBL;

    /** Numbers of up to so many digits fit a {@code long}. */
    private static final int MAX_LONG_DIGITS = 18;

    /** Other events than orders have at most so many fields. */
    private static final int MOST_FIELDS = 8;

    /** Of the fields so far of the object that is being described. */
    private long sum;

    /** Of each field of the event itself; null for an order. */
    private final @Nullable List<Short> fields;

    /** How many objects and lists surround what is being described. */
    private int depth;

    private ContentHash(@Nullable List<Short> fields) {
        this.fields = fields;
    }

    /** The hashes of an event. */
    static Fingerprint of(ShopEvent event) {
        List<Short> fields = event instanceof OrderPlaced ? null : new ArrayList<>(MOST_FIELDS);
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

    /** The hash code of a name is the same in every Java, and known already of a name in the code. */
    private void add(String name, long value) {
        long field = mixed(step(name.hashCode() * FACTOR, value));
        sum += field;
        note((short) (field >>> Long.SIZE - Short.SIZE));
    }

    private void absent() {
        note((short) 0);
    }

    private void note(short field) {
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

    /** Four characters a step: texts are most of an event. */
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
