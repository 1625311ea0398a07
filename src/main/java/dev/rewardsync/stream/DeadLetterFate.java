package dev.rewardsync.stream;

/** What can be done with a dead letter. */
public sealed interface DeadLetterFate {

    /** It can be put back on the topic that it came from. */
    record Free(String topic) implements DeadLetterFate {}

    /** It was put back before, and is not a second time. */
    record Done() implements DeadLetterFate {}

    /** It can't be put back; the reason is for people. */
    record Stuck(String reason) implements DeadLetterFate {}
}
