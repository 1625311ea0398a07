package dev.rewardsync.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encoding that events have to be in. */
final class Utf8 {

    private static final int CHARS_AT_A_TIME = 1024;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** The offset of the first byte that is not UTF-8, or −1 where all are. */
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

    /** Whether the bytes have that ASCII character in them. */
    static boolean contains(byte[] bytes, char character) {
        long sought = character * LOWEST_BITS;
        int index = 0;
        for (; index + Long.BYTES <= bytes.length; index += Long.BYTES) {
            long differences = (long) EIGHT_BYTES.get(bytes, index) ^ sought;
            // Not 0 where one of the eight bytes is 0, which is where the character is.
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

    /** Returns where a character of valid UTF-8 begins, given how many {@code char}s are before it. */
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

    /** Whether the text has half of a surrogate pair without the other half. */
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
