package dev.rewardsync.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Checks of text in UTF-8, the encoding of events. */
final class Utf8 {

    private static final int CHARS_AT_A_TIME = 1024;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Returns the offset of the first byte that is not valid UTF-8; -1 if all are. */
    static int firstInvalid(byte[] bytes) {
        return isAscii(bytes) ? -1 : firstUndecodable(bytes);
    }

    private static boolean isAscii(byte[] bytes) {
        long bits = 0;
        int index = 0;
        for (; index + Long.BYTES <= bytes.length; index += Long.BYTES) {
            bits |= (long) EIGHT_BYTES.get(bytes, index);
        }
        for (; index < bytes.length; index++) {
            bits |= bytes[index];
        }
        return (bits & TOP_BITS) == 0;
    }

    /** Returns whether bytes contain an ASCII character. */
    static boolean contains(byte[] bytes, char character) {
        long sought = character * LOWEST_BITS;
        int index = 0;
        for (; index + Long.BYTES <= bytes.length; index += Long.BYTES) {
            long differences = (long) EIGHT_BYTES.get(bytes, index) ^ sought;
            // Not 0 if one of the eight bytes is 0, that is, equals the character: Mycroft's test for a zero byte.
            if ((differences - LOWEST_BITS & ~differences & TOP_BITS) != 0) {
                return true;
            }
        }
        for (; index < bytes.length; index++) {
            if (bytes[index] == character) {
                return true;
            }
        }
        return false;
    }

    private static int firstUndecodable(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer discarded = CharBuffer.allocate(Math.min(bytes.length, CHARS_AT_A_TIME));
        while (decoder.decode(input, discarded, true).isOverflow()) {
            discarded.clear();
        }
        return input.hasRemaining() ? input.position() : -1;
    }

    /** Returns the offset of a character in valid UTF-8, given the number of {@code char}s before it. */
    static int offsetOf(int charIndex, byte[] bytes) {
        int offset = 0;
        for (int chars = 0; chars < charIndex && offset < bytes.length; chars++) {
            int lead = bytes[offset] & 0xFF;
            int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            offset += length;
            chars += length == 4 ? 1 : 0;
        }
        return offset;
    }

    /** Returns the position of a byte as text. Lines and columns count from 1; columns count bytes. */
    static String position(byte[] bytes, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int index = 0; index < offset; index++) {
            if (bytes[index] == '\n') {
                line++;
                lineStart = index + 1;
            }
        }
        return "line %d, column %d (byte %d)".formatted(line, offset - lineStart + 1, offset);
    }

    /** Returns whether a text contains a surrogate that is not part of a pair. */
    static boolean hasLoneSurrogate(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isHighSurrogate(character)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
            } else if (Character.isSurrogate(character)) {
                return true;
            }
        }
        return false;
    }
}
