package dev.rewardsync.rulefile;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column in characters, counted from 1
 */
record Place(int line, int column) {

    /** Where a text begins. */
    static final Place START = new Place(1, 1);

    /** Where the first so many characters of a text end. */
    static Place after(String text, int characters) {
        int end = text.offsetByCodePoints(0, Math.min(characters, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1
                + Math.toIntExact(
                        before.chars().filter(character -> character == '\n').count());
        return new Place(line, 1 + before.codePointCount(lineStart, before.length()));
    }
}
