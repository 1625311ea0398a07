package dev.rewardsync.cli;

/** Formats counts with their noun. */
final class CountText {

    private CountText() {}

    /** Returns a text such as {@code 1 order} or {@code 1,200 orders}. */
    static String of(long count, String singular) {
        return "%,d %s%s".formatted(count, singular, count == 1 ? "" : "s");
    }
}
