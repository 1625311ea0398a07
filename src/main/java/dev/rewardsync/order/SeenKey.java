package dev.rewardsync.order;

/**
 * One of an order's events by its natural key, and the fingerprint of its content.
 *
 * @param name the revision's number, or the status
 */
public record SeenKey(String name, long fingerprint) {}
