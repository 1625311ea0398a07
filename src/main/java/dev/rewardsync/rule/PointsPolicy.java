package dev.rewardsync.rule;

import dev.rewardsync.ledger.ExpiryTerms;
import org.jspecify.annotations.Nullable;

/**
 * The ruleset's {@code points}: the defaults of its rules, and the settings common to all of them.
 *
 * @param expiry when available points expire; null if they never expire
 * @param award when the points of cart rules become available
 * @param base the amounts on which points are earned
 * @param onRefund how points are reversed when their order is refunded
 * @param clawback how many points a reversal takes back if they are already spent
 */
public record PointsPolicy(
        @Nullable ExpiryTerms expiry, Award award, EarnBase base, RefundPolicy onRefund, Clawback clawback) {}
