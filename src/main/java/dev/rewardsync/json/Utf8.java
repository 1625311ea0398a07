package dev.rewardsync.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encoding that events have to be in. */
final class Utf8 {

    private static final int CHARS_AT_A_TIME = 1024;

    private Utf8() {}

    /** The offset of the first byte that is not UTF-8, or −1 where all are. */
    static int firstInvalid(byte[] bytes) {
        return isAscii(bytes) ? -1 : firstUndecodable(bytes);
    }

    private static boolean isAscii(byte[] bytes) {
        int bits = 0;
        for (byte value : bytes) {
            bits |= value;
        }
        return bits >= 0;
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
