package dev.rewardsync.rule;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The ruleset's {@code points}: what holds for every rule that says nothing else.
 *
 * @param expireAfter how long points can be spent once available; null for ever
 * @param award when the points of cart rules become available
 * @param base which amounts points are earned on
 */
public record PointsPolicy(
        @Nullable Period expireAfter, Award award, EarnBase base, RefundPolicy onRefund, Clawback clawback) {}
