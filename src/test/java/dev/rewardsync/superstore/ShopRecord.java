package dev.rewardsync.superstore;

import java.time.Instant;

/** One record on one of the shop's topics. */
public record ShopRecord(String topic, String key, String json, Instant occurredAt) {}
