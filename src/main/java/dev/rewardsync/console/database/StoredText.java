package dev.rewardsync.console.database;

import java.util.HexFormat;

/**
 * Texts as they are stored in the database. PostgreSQL refuses U+0000 and surrogates that are not part of a pair; they are
 * stored as {@code \}{@code u0000}, a backslash as two. All other texts are stored unchanged, so that they can be found.
 */
public final class StoredText {

    private static final char ESCAPE = '\\';
    private static final int ESCAPE_LENGTH = 6;

    private StoredText() {}

    /** Returns the stored form of a text. */
    public static String escape(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (isEscaped(text, index)) {
                return escape(text, index);
            }
        }
        return text;
    }

    private static String escape(String text, int from) {
        StringBuilder stored = new StringBuilder(text.length() + ESCAPE_LENGTH).append(text, 0, from);
        for (int index = from; index < text.length(); index++) {
            char character = text.charAt(index);
            if (!isEscaped(text, index)) {
                stored.append(character);
            } else if (character == ESCAPE) {
                stored.append(ESCAPE).append(ESCAPE);
            } else {
                stored.append(ESCAPE).append('u').append(HexFormat.of().toHexDigits(character));
            }
        }
        return stored.toString();
    }

    private static boolean isEscaped(String text, int index) {
        char character = text.charAt(index);
        if (character == ESCAPE || character == 0) {
            return true;
        }
        if (Character.isHighSurrogate(character)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /** Returns the text with a stored form. */
    public static String unescape(String stored) {
        if (stored.indexOf(ESCAPE) < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        int index = 0;
        while (index < stored.length()) {
            char character = stored.charAt(index);
            if (character != ESCAPE) {
                text.append(character);
                index++;
            } else if (stored.charAt(index + 1) == ESCAPE) {
                text.append(ESCAPE);
                index += 2;
            } else {
                text.append((char) HexFormat.fromHexDigits(stored, index + 2, index + ESCAPE_LENGTH));
                index += ESCAPE_LENGTH;
            }
        }
        return text.toString();
    }
}
