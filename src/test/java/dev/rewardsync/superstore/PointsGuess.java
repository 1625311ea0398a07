package dev.rewardsync.superstore;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A careful guess at one customer's points: what one point per dollar has brought that is neither waiting nor soon to
 * expire, less what was spent. Rules that give at least that much let nobody redeem points that they don't have.
 */
final class PointsGuess {
    private static final Duration WAITING = Duration.ofDays(8);
    private static final Duration KEPT = Duration.ofDays(350);

    private final List<Change> changes = new ArrayList<>();

    private record Change(Instant at, long points) {}

    void earned(BigDecimal paid, Instant completedAt) {
        changes.add(new Change(completedAt.plus(WAITING), paid.longValue()));
    }

    void spent(long points, Instant at) {
        changes.add(new Change(at, -points));
    }

    long at(Instant now) {
        Instant oldest = now.minus(KEPT);
        return changes.stream()
                .filter(change -> !change.at().isAfter(now) && change.at().isAfter(oldest))
                .mapToLong(Change::points)
                .sum();
    }
}
