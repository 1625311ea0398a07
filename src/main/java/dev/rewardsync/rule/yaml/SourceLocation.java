package dev.rewardsync.rule.yaml;

/**
 * A location in a file.
 *
 * @param line counted from 1
 * @param column in Unicode code points, counted from 1
 */
record SourceLocation(int line, int column) {

    /** The start of a file. */
    static final SourceLocation START = new SourceLocation(1, 1);

    /** Returns the location after the first code points of a text. */
    static SourceLocation after(String text, int codePoints) {
        int end = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        String prefix = text.substring(0, end);
        int lineStart = prefix.lastIndexOf('\n') + 1;
        int line = 1
                + Math.toIntExact(
                        prefix.chars().filter(character -> character == '\n').count());
        return new SourceLocation(line, 1 + prefix.codePointCount(lineStart, prefix.length()));
    }
}
