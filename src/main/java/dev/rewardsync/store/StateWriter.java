package dev.rewardsync.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values to a growing byte array. Numbers have a variable length; texts, byte arrays and lists start with
 * their length.
 */
final class StateWriter {

    private static final int INITIAL_BYTES = 256;
    private static final int LARGEST_VARINT_BYTES = 10;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    StateWriter octet(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    StateWriter flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    /** Writes a number of 0 or more; below 128 it takes one byte. */
    StateWriter count(long value) {
        ensure(LARGEST_VARINT_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** Writes a signed number in zigzag encoding; from -64 to 63 it takes one byte. */
    StateWriter number(long value) {
        return count(value << 1 ^ value >> 63);
    }

    /** Writes 64 bits in eight bytes, for evenly distributed values such as hashes. */
    StateWriter bits(long value) {
        ensure(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** Writes 16 bits in two bytes, for evenly distributed values such as hashes. */
    StateWriter shortBits(short value) {
        return octet(value >>> Byte.SIZE).octet(value);
    }

    StateWriter blob(byte[] value) {
        return count(value.length).raw(value);
    }

    StateWriter text(String value) {
        return blob(value.getBytes(StandardCharsets.UTF_8));
    }

    StateWriter decimal(BigDecimal value) {
        return number(value.scale()).blob(value.unscaledValue().toByteArray());
    }

    StateWriter instant(Instant value) {
        return number(value.getEpochSecond()).count(value.getNano());
    }

    StateWriter date(LocalDate value) {
        return number(value.toEpochDay());
    }

    StateWriter period(Period value) {
        return number(value.getYears()).number(value.getMonths()).number(value.getDays());
    }

    <E extends Enum<E>> StateWriter constant(ConstantIds<E> ids, E value) {
        return count(ids.idOf(value));
    }

    /** Writes whether there is a value, then the value. */
    <T> StateWriter optional(@Nullable T value, BiConsumer<StateWriter, T> element) {
        flag(value != null);
        if (value != null) {
            element.accept(this, value);
        }
        return this;
    }

    <T> StateWriter list(Collection<T> values, BiConsumer<StateWriter, T> element) {
        count(values.size());
        for (T value : values) {
            element.accept(this, value);
        }
        return this;
    }

    private StateWriter raw(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), Math.multiplyExact(bytes.length, 2)));
        }
    }
}
