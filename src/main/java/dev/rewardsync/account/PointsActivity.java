package dev.rewardsync.account;

import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The customer's latest earning or spending of points, and the lots that expired because there was none.
 *
 * @param lastAt the latest {@code occurredAt} of an accrual, release, redemption, restoration or adjustment; null if there
 *     is none
 * @param expiredLots the lots that expired by inactivity, as the sequences of the entries that opened them, ascending.
 *     Points that come back later must not fill such a lot again, because its expiry is in the ledger already. Lots with
 *     an expiry date are not listed: their date shows that they have expired
 */
public record PointsActivity(@Nullable Instant lastAt, List<Long> expiredLots) {

    /** No activity. */
    public static final PointsActivity NONE = new PointsActivity(null, List.of());

    /** Returns this after a ledger entry. */
    PointsActivity after(LedgerEntry entry) {
        return switch (entry.type()) {
            case ACCRUAL, RELEASE, REDEMPTION, RESTORATION, ADJUSTMENT -> at(entry.occurredAt());
            case EXPIRY -> withExpired(entry.lots());
            case REVERSAL -> this;
        };
    }

    private PointsActivity at(Instant at) {
        return lastAt == null || at.isAfter(lastAt) ? new PointsActivity(at, expiredLots) : this;
    }

    private PointsActivity withExpired(List<LotChange> lots) {
        List<Long> expired = lots.stream()
                .filter(lot -> lot.expiry() instanceof Expiry.AfterInactivity)
                .map(LotChange::openedBy)
                .toList();
        return expired.isEmpty()
                ? this
                : new PointsActivity(
                        lastAt,
                        Stream.concat(expiredLots.stream(), expired.stream())
                                .sorted()
                                .toList());
    }

    /** Returns when a lot expires if no activity follows; null for never. */
    public @Nullable Instant expiryOf(Lot lot) {
        return switch (lot.expiry()) {
            case Expiry.At(Instant instant) -> instant;
            case Expiry.AfterInactivity inactivity -> lastAt == null ? null : inactivity.after(lastAt);
            case Expiry.Never never -> null;
        };
    }
}
