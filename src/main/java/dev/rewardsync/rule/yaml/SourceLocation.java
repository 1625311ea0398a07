package dev.rewardsync.rule.yaml;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column in characters, counted from 1
 */
record SourceLocation(int line, int column) {

    /** Where a text begins. */
    static final SourceLocation START = new SourceLocation(1, 1);

    /** Where the first so many characters of a text end. */
    static SourceLocation after(String text, int characters) {
        int end = text.offsetByCodePoints(0, Math.min(characters, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1
                + Math.toIntExact(
                        before.chars().filter(character -> character == '\n').count());
        return new SourceLocation(line, 1 + before.codePointCount(lineStart, before.length()));
    }
}
