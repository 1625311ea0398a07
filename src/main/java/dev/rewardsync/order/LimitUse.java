package dev.rewardsync.order;

import java.time.Instant;

/**
 * What one award has used of its rule's limits.
 *
 * @param at the time of the award's own event, which determines the periods that it counts in
 * @param points the most points that the award has ever had; amendments may have lowered it since
 */
public record LimitUse(Instant at, long points) {}
