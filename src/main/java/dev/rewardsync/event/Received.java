package dev.rewardsync.event;

/** A received event and its record. */
public record Received(ShopEvent event, SourceRecord source) {}
