package dev.rewardsync.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes input text safe for terminals and logs. Control characters move the cursor or start escape sequences, and
 * format characters reorder the text around them. Both are replaced by JSON escapes (a backslash, u and four hex
 * digits), which do not change the value of JSON text.
 */
public final class Printable {

    /** Control, format and separator characters (Unicode categories Cc, Cf, Zl and Zp). */
    private static final String UNSAFE = "\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}";

    private static final Pattern UNSAFE_IN_LINE = Pattern.compile("[" + UNSAFE + "]");
    private static final Pattern UNSAFE_IN_LINES = Pattern.compile("[" + UNSAFE + "&&[^\t\n\r]]");

    private Printable() {}

    /** Returns whether {@link #line} leaves a text unchanged. */
    public static boolean isPrintable(String text) {
        return !UNSAFE_IN_LINE.matcher(text).find();
    }

    /** Returns the text as part of one line: tabs and line breaks are replaced too. */
    public static String line(String text) {
        return escaped(text, UNSAFE_IN_LINE);
    }

    /** Returns the text with its tabs and line breaks; other unsafe characters are replaced. */
    public static String lines(String text) {
        return escaped(text, UNSAFE_IN_LINES);
    }

    private static String escaped(String text, Pattern unsafe) {
        return unsafe.matcher(text).replaceAll(Printable::escape);
    }

    private static String escape(MatchResult character) {
        return character.group().chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining());
    }
}
