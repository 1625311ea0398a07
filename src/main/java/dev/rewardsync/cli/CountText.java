package dev.rewardsync.cli;

/** Formats counts with their noun. */
final class CountText {

    private CountText() {}

    /** Returns a text such as {@code 1 order} or {@code 1,200 orders}. */
    static String of(long count, String singular) {
        return of(count, singular, singular + "s");
    }

    /** Returns a text such as {@code 1 entry} or {@code 1,200 entries}. */
    static String of(long count, String singular, String plural) {
        return "%,d %s".formatted(count, count == 1 ? singular : plural);
    }
}
