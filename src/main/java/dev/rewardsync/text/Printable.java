package dev.rewardsync.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes text from input safe to show on a terminal or in a log. Control characters move the cursor or start escape
 * sequences, and format characters reorder the text around them; both are replaced by JSON's escapes (a backslash, u and
 * four hex digits), so that JSON keeps its value.
 */
public final class Printable {

    /** Control, format and separator characters (Unicode categories Cc, Cf, Zl and Zp). */
    private static final String UNSAFE = "\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}";

    private static final Pattern UNSAFE_IN_LINE = Pattern.compile("[" + UNSAFE + "]");
    private static final Pattern UNSAFE_IN_LINES = Pattern.compile("[" + UNSAFE + "&&[^\t\n\r]]");

    private Printable() {}

    /** Returns whether text has no character that would be replaced in a line. */
    public static boolean isPrintable(String text) {
        return !UNSAFE_IN_LINE.matcher(text).find();
    }

    /** Returns the text as a part of one line: tabs and line breaks are replaced too. */
    public static String line(String text) {
        return escaped(text, UNSAFE_IN_LINE);
    }

    /** Returns text that may have several lines. */
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
