package dev.rewardsync.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/** A growing array of bytes to which JSON in UTF-8 is appended. */
final class JsonBuffer {

    private static final int INITIAL_BYTES = 1024;
    private static final int MAX_RETAINED_BYTES = 64 * 1024;

    private static final int MAX_LONG_BYTES = 20;
    private static final int MAX_INSTANT_BYTES = 26;
    private static final int MAX_ESCAPED_BYTES = 6;
    private static final int MAX_COMPACT_DIGITS = 18;

    private static final int SECONDS_PER_DAY = 86_400;
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final long YEAR_10000 =
            LocalDate.of(10_000, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

    private static final String HEX = "0123456789ABCDEF";

    private static final boolean[] PLAIN = plainCharacters();

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int end;

    /** Empties the buffer. An array that grew large is released. */
    void clear() {
        end = 0;
        if (bytes.length > MAX_RETAINED_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, end);
    }

    /** Appends one ASCII character, such as a bracket or a quotation mark. */
    void mark(char ascii) {
        ensureRoom(1);
        bytes[end++] = (byte) ascii;
    }

    /** Appends a comma, except before the first field or element. */
    void comma() {
        byte last = bytes[end - 1];
        if (last != '{' && last != '[') {
            mark(',');
        }
    }

    /**
     * Appends a field's name, with a comma before it unless it is the first. The name is ASCII without characters to
     * escape.
     */
    void name(String ascii) {
        comma();
        ensureRoom(ascii.length() + 3);
        bytes[end++] = '"';
        copy(ascii);
        bytes[end++] = '"';
        bytes[end++] = ':';
    }

    /** Appends a string of ASCII without characters to escape. */
    void ascii(String ascii) {
        ensureRoom(ascii.length() + 2);
        bytes[end++] = '"';
        copy(ascii);
        bytes[end++] = '"';
    }

    /** Appends ASCII characters unchanged: a number, {@code true} or {@code false}. */
    void literal(String ascii) {
        ensureRoom(ascii.length());
        copy(ascii);
    }

    @SuppressWarnings("deprecation") // It copies the low byte of each character, which is all of an ASCII character.
    private void copy(String ascii) {
        ascii.getBytes(0, ascii.length(), bytes, end);
        end += ascii.length();
    }

    /** Appends JSON in UTF-8 unchanged. */
    void json(byte[] json) {
        ensureRoom(json.length);
        System.arraycopy(json, 0, bytes, end, json.length);
        end += json.length;
    }

    /** Appends a string. A lone surrogate, which UTF-8 cannot encode, is escaped. */
    void text(String text) {
        int length = text.length();
        ensureRoom(length + 2);
        byte[] target = bytes;
        int at = end;
        target[at++] = '"';
        for (int index = 0; index < length; index++) {
            char character = text.charAt(index);
            if (!isPlain(character)) {
                end = at;
                escaped(text, index);
                return;
            }
            target[at++] = (byte) character;
        }
        target[at++] = '"';
        end = at;
    }

    private static boolean[] plainCharacters() {
        boolean[] plain = new boolean[0x80];
        Arrays.fill(plain, ' ', plain.length, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }

    /** Returns whether a character is written as one byte, unescaped. */
    private static boolean isPlain(char character) {
        return character < PLAIN.length && PLAIN[character];
    }

    /** Appends the rest of a string, in which a character may need more than one byte. */
    private void escaped(String text, int start) {
        ensureRoom((text.length() - start) * MAX_ESCAPED_BYTES + 1);
        for (int index = start; index < text.length(); index++) {
            char character = text.charAt(index);
            if (isPlain(character)) {
                bytes[end++] = (byte) character;
            } else {
                int codePoint = text.codePointAt(index);
                index += Character.charCount(codePoint) - 1;
                if (codePoint < 0x80 || isSurrogate(codePoint)) {
                    escape(codePoint);
                } else {
                    encode(codePoint);
                }
            }
        }
        bytes[end++] = '"';
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private void escape(int character) {
        bytes[end++] = '\\';
        switch (character) {
            case '"', '\\' -> bytes[end++] = (byte) character;
            case '\b' -> bytes[end++] = 'b';
            case '\t' -> bytes[end++] = 't';
            case '\n' -> bytes[end++] = 'n';
            case '\f' -> bytes[end++] = 'f';
            case '\r' -> bytes[end++] = 'r';
            default -> {
                bytes[end++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    bytes[end++] = (byte) HEX.charAt(character >> shift & 0xF);
                }
            }
        }
    }

    private void encode(int codePoint) {
        if (codePoint < 0x800) {
            bytes[end++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                bytes[end++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                bytes[end++] = (byte) (0xF0 | codePoint >> 18);
                bytes[end++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
            }
            bytes[end++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        }
        bytes[end++] = (byte) (0x80 | codePoint & 0x3F);
    }

    /** Appends an integer. */
    void integer(long value) {
        if (value == Long.MIN_VALUE) {
            literal(Long.toString(value));
            return;
        }
        ensureRoom(MAX_LONG_BYTES);
        signed(value, countOfDigits(Math.abs(value)), 0);
    }

    /** Appends a decimal without an exponent, like {@link BigDecimal#toPlainString}. */
    void decimal(BigDecimal value) {
        int scale = value.scale();
        int precision = value.precision();
        if (scale < 0 || scale > MAX_COMPACT_DIGITS || precision > MAX_COMPACT_DIGITS) {
            literal(value.toPlainString());
            return;
        }
        ensureRoom(MAX_COMPACT_DIGITS + 4);
        signed(value.scaleByPowerOfTen(scale).longValueExact(), Math.max(precision, scale + 1), scale);
    }

    /** Appends a string with an instant in UTC, like {@link Rfc3339#format}. */
    void instant(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < YEAR_0 || second >= YEAR_10000) {
            text(Rfc3339.format(instant));
            return;
        }
        ensureRoom(MAX_INSTANT_BYTES);
        bytes[end++] = '"';
        date(LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY)));
        bytes[end++] = 'T';
        time(Math.floorMod(second, SECONDS_PER_DAY), instant.getNano() / 1_000_000);
        bytes[end++] = 'Z';
        bytes[end++] = '"';
    }

    private void date(LocalDate date) {
        digits(date.getYear(), 4, 0);
        bytes[end++] = '-';
        digits(date.getMonthValue(), 2, 0);
        bytes[end++] = '-';
        digits(date.getDayOfMonth(), 2, 0);
    }

    private void time(int secondOfDay, int milliseconds) {
        digits(secondOfDay / 3600, 2, 0);
        bytes[end++] = ':';
        digits(secondOfDay / 60 % 60, 2, 0);
        bytes[end++] = ':';
        digits(secondOfDay % 60, 2, 0);
        if (milliseconds != 0) {
            bytes[end++] = '.';
            digits(milliseconds, 3, 0);
        }
    }

    private static int countOfDigits(long magnitude) {
        int count = 1;
        for (long power = 10; count <= MAX_COMPACT_DIGITS && magnitude >= power; power *= 10) {
            count++;
        }
        return count;
    }

    private void signed(long unscaled, int count, int scale) {
        if (unscaled < 0) {
            bytes[end++] = '-';
        }
        digits(Math.abs(unscaled), count, scale);
    }

    /** Appends {@code count} digits with leading zeros, the last {@code scale} of them after a decimal point. */
    private void digits(long magnitude, int count, int scale) {
        int at = end + count + (scale > 0 ? 1 : 0);
        end = at;
        long rest = magnitude;
        for (int digit = 0; digit < count; digit++) {
            if (digit == scale && digit > 0) {
                bytes[--at] = '.';
            }
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private void ensureRoom(int count) {
        if (count > bytes.length - end) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(end, count)));
        }
    }
}
