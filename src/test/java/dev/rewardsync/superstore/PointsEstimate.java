package dev.rewardsync.superstore;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A low estimate of one customer's points: one point per dollar, without pending points and points that expire soon,
 * minus the spent points. With rules that award at least that many points, no redemption exceeds the balance.
 */
final class PointsEstimate {
    private static final Duration PENDING = Duration.ofDays(8);
    private static final Duration UNTIL_EXPIRY = Duration.ofDays(350);

    private final List<Change> changes = new ArrayList<>();

    private record Change(Instant at, long points) {}

    void earned(BigDecimal paid, Instant completedAt) {
        changes.add(new Change(completedAt.plus(PENDING), paid.longValue()));
    }

    void spent(long points, Instant at) {
        changes.add(new Change(at, -points));
    }

    long at(Instant now) {
        Instant oldest = now.minus(UNTIL_EXPIRY);
        return changes.stream()
                .filter(change -> !change.at().isAfter(now) && change.at().isAfter(oldest))
                .mapToLong(Change::points)
                .sum();
    }
}
