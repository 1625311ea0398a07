package dev.rewardsync.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link StateWriter} wrote, in the same order. Every method reads the value that the method of the same
 * name wrote, and moves past it.
 */
final class StateReader {

    private final byte[] bytes;
    private int position;
    private int version;

    StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the version of a value, which is its first byte. */
    int valueVersion() {
        version = octet();
        return version;
    }

    /** Returns whether the value has a version that contains a part. */
    boolean hasPartsSince(int firstVersion) {
        return version >= firstVersion;
    }

    /** Returns the number of bytes not yet read. */
    int remaining() {
        return bytes.length - position;
    }

    int octet() {
        return bytes[position++] & 0xFF;
    }

    boolean flag() {
        return octet() != 0;
    }

    /**
     * Reads a number of 0 or more.
     *
     * @throws ArithmeticException if it has more than 64 bits
     */
    long count() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new ArithmeticException("a number of more than 64 bits");
    }

    long number() {
        long value = count();
        return value >>> 1 ^ -(value & 1);
    }

    /**
     * Reads a number.
     *
     * @throws ArithmeticException if it does not fit into an int
     */
    int smallNumber() {
        return Math.toIntExact(number());
    }

    /**
     * Reads a number of 0 or more.
     *
     * @throws ArithmeticException if it does not fit into an int
     */
    int smallCount() {
        return Math.toIntExact(count());
    }

    long bits() {
        long value = 0;
        for (int index = 0; index < Long.BYTES; index++) {
            value = value << 8 | octet();
        }
        return value;
    }

    short shortBits() {
        return (short) (octet() << Byte.SIZE | octet());
    }

    byte[] blob() {
        int end = end();
        byte[] value = Arrays.copyOfRange(bytes, position, end);
        position = end;
        return value;
    }

    String text() {
        int end = end();
        String value = new String(bytes, position, end - position, StandardCharsets.UTF_8);
        position = end;
        return value;
    }

    BigDecimal decimal() {
        int scale = smallNumber();
        return new BigDecimal(new BigInteger(blob()), scale);
    }

    Instant instant() {
        long seconds = number();
        return Instant.ofEpochSecond(seconds, count());
    }

    LocalDate date() {
        return LocalDate.ofEpochDay(number());
    }

    Period period() {
        int years = smallNumber();
        int months = smallNumber();
        return Period.of(years, months, smallNumber());
    }

    <E extends Enum<E>> E constant(ConstantIds<E> ids) {
        return ids.of(smallCount());
    }

    /** Reads an optional value; null if it is absent. */
    <T> @Nullable T optional(Function<StateReader, T> element) {
        return flag() ? element.apply(this) : null;
    }

    <T> List<T> list(Function<StateReader, T> element) {
        int size = smallCount();
        List<T> values = new ArrayList<>(Math.min(size, bytes.length));
        for (int index = 0; index < size; index++) {
            values.add(element.apply(this));
        }
        return Collections.unmodifiableList(values);
    }

    private int end() {
        int size = smallCount();
        if (size < 0 || size > bytes.length - position) {
            throw new IndexOutOfBoundsException(size);
        }
        return position + size;
    }
}
