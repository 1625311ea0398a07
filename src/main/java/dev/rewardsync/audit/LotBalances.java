package dev.rewardsync.audit;

import dev.rewardsync.account.Lot;
import dev.rewardsync.audit.ReportedBalance.NextExpiry;
import dev.rewardsync.ledger.LotChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is left of a customer's lots, by what ledger entries took from them and put into them. */
final class LotBalances {

    private Map<String, Lot> lots = Map.of();
    private long points;

    /** Changes a lot; gives what is left of it, below 0 where more was taken than there was. */
    long change(LotChange change) {
        if (lots.isEmpty()) {
            lots = HashMap.newHashMap(2);
        }
        points += change.points();
        Lot before = lots.remove(change.lotId());
        long left = change.points() + (before == null ? 0 : before.remaining());
        if (left != 0) {
            lots.put(change.lotId(), new Lot(change.lotId(), left, change.expiresAt(), change.openedBy()));
        }
        return left;
    }

    /** What all of them hold. */
    long points() {
        return points;
    }

    /** What runs out first; null where nothing does. */
    @Nullable
    NextExpiry nextExpiry() {
        Instant earliest = earliest();
        return earliest == null
                ? null
                : new NextExpiry(at(earliest).mapToLong(Lot::remaining).sum(), earliest);
    }

    /**
     * Whether that can be what runs out first. Records tell moments to the millisecond, so of several lots of one
     * millisecond some may run out first.
     */
    boolean agreeWith(@Nullable NextExpiry stated) {
        NextExpiry first = nextExpiry();
        if (first == null || stated == null || first.equals(stated)) {
            return Objects.equals(first, stated);
        }
        return first.at().equals(stated.at())
                && at(first.at()).count() > 1
                && stated.points() > 0
                && stated.points() < first.points();
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

    private Stream<Lot> at(Instant moment) {
        return lots.values().stream().filter(lot -> moment.equals(lot.expiresAt()));
    }
}
