package dev.rewardsync.kafka;

/** Whether a dead letter can be replayed. */
public sealed interface ReplayStatus {

    /**
     * The dead letter can be replayed.
     *
     * @param topic the topic that its record came from
     */
    record Replayable(String topic) implements ReplayStatus {}

    /** The dead letter has been replayed. It is not replayed again. */
    record Replayed() implements ReplayStatus {}

    /**
     * The dead letter cannot be replayed.
     *
     * @param reason a description for the operator
     */
    record Rejected(String reason) implements ReplayStatus {}
}
