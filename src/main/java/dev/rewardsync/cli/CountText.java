package dev.rewardsync.cli;

/** How many of something there are, for people. */
final class CountText {

    private CountText() {}

    /** Such as {@code 1 order} or {@code 1,200 orders}. */
    static String of(long count, String one) {
        return "%,d %s%s".formatted(count, one, count == 1 ? "" : "s");
    }
}
