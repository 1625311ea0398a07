package dev.rewardsync.audit;

import dev.rewardsync.account.Lot;
import dev.rewardsync.audit.ReportedBalance.ReportedExpiry;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.LotChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The remaining points of a customer's lots, computed from the changes in ledger entries. */
final class LotBalances {

    private Map<EntryId, Lot> lots = Map.of();
    private long points;

    /** Applies a change; returns the lot's remaining points, negative if more were taken than it had. */
    long apply(LotChange change) {
        if (lots.isEmpty()) {
            lots = HashMap.newHashMap(2);
        }
        points += change.points();
        Lot previous = lots.remove(change.lotId());
        long remaining = change.points() + (previous == null ? 0 : previous.remaining());
        if (remaining != 0) {
            lots.put(change.lotId(), new Lot(change.lotId(), remaining, change.expiry(), change.openedBy()));
        }
        return remaining;
    }

    /** Returns the points of all lots. */
    long points() {
        return points;
    }

    /** Returns the points that expire first; null if no points expire. */
    @Nullable
    ReportedExpiry nextExpiry() {
        Instant earliest = earliest();
        return earliest == null
                ? null
                : new ReportedExpiry(
                        expiringAt(earliest).mapToLong(Lot::remaining).sum(), earliest);
    }

    /**
     * Returns whether a reported next expiry is possible. Records have millisecond precision, so of several lots that
     * expire in the same millisecond, only some may expire first. The ledger does not show when a lot without an expiry
     * date expires by inactivity, so some of these lots may expire first, or together with the first date.
     */
    boolean isPossibleNextExpiry(@Nullable ReportedExpiry reported) {
        ReportedExpiry first = nextExpiry();
        if (reported == null || reported.equals(first)) {
            return Objects.equals(first, reported);
        }
        long undated = lots.values().stream()
                .filter(lot -> lot.expiresAt() == null)
                .mapToLong(Lot::remaining)
                .sum();
        if (first == null || reported.at().isBefore(first.at())) {
            return reported.points() > 0 && reported.points() <= undated;
        }
        return first.at().equals(reported.at())
                && reported.points() > 0
                && (undated > 0
                        ? reported.points() <= first.points() + undated
                        : expiringAt(first.at()).count() > 1 && reported.points() < first.points());
    }

    private @Nullable Instant earliest() {
        Instant earliest = null;
        for (Lot lot : lots.values()) {
            Instant at = lot.expiresAt();
            if (at != null && (earliest == null || at.isBefore(earliest))) {
                earliest = at;
            }
        }
        return earliest;
    }

    private Stream<Lot> expiringAt(Instant instant) {
        return lots.values().stream().filter(lot -> instant.equals(lot.expiresAt()));
    }
}
