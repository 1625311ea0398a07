package dev.rewardsync.kafka;

/** What can be done with a dead letter. */
public sealed interface ReplayStatus {

    /** It can be put back on the topic that it came from. */
    record Free(String topic) implements ReplayStatus {}

    /** It was put back before, and is not a second time. */
    record Done() implements ReplayStatus {}

    /** It can't be put back; the reason is for people. */
    record Stuck(String reason) implements ReplayStatus {}
}
