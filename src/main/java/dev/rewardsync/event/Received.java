package dev.rewardsync.event;

/** An event together with the record that carried it. */
public record Received(ShopEvent event, SourceRecord source) {}
