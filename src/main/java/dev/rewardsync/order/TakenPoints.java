package dev.rewardsync.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that a redemption took.
 *
 * @param lotId the lot that they came from; null where there was none and the balance went below zero
 * @param points more than 0
 * @param expiresAt of the lot; null for never
 */
public record TakenPoints(
        @Nullable String lotId, long points, @Nullable Instant expiresAt) {}
