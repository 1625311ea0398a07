package dev.rewardsync.console.database;

/** A partition of a topic. */
public record TopicPosition(String topic, int partition) {}
