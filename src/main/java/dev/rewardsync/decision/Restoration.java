package dev.rewardsync.decision;

import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.TakenPoints;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Points spent on an order come back, last taken lot first, into their lots with their own expiry. What came from no
 * lot, or from one that has run out, first fills a negative balance; the rest of it opens a lot of its own. A lot that
 * was settled as run out stays so, even where what gives the points back happened before.
 */
final class Restoration {

    /** How long points can be spent again whose lot ran out meanwhile. */
    private static final Period GRACE = Period.ofDays(30);

    private final Draft draft;
    private final Points points;

    Restoration(Draft draft, Points points) {
        this.draft = draft;
        this.points = points;
    }

    void restore(List<TakenPoints> taken, String entryId, String orderId, Cause cause) {
        long total = taken.stream().mapToLong(TakenPoints::points).sum();
        long debt = Math.min(total, Points.debt(draft.account()));
        long lotless = sum(taken, part -> part.lotId() == null);
        Instant settled = later(cause.at(), draft.account().settledTo());
        long past = sum(taken, part -> isPast(part, settled));

        long lotlessLeft = lotless - Math.min(lotless, debt);
        long pastLeft = past - Math.min(past, Math.max(0, debt - lotless));
        long backIntoLots = total - Math.max(debt, lotless + past);

        List<LotChange> changes = new ArrayList<>(intoTheirLots(taken, backIntoLots, settled));
        if (lotlessLeft + pastLeft > 0) {
            Instant expiresAt = ownLotExpiry(lotlessLeft > 0, pastLeft > 0, cause.at());
            changes.add(new LotChange(entryId, lotlessLeft + pastLeft, expiresAt));
        }
        draft.book(new Posting(EntryType.RESTORATION, entryId, total, 0, changes, orderId, null, null), cause);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static long sum(List<TakenPoints> taken, Predicate<TakenPoints> which) {
        return taken.stream().filter(which).mapToLong(TakenPoints::points).sum();
    }

    private static boolean isPast(TakenPoints part, Instant at) {
        return part.lotId() != null
                && part.expiresAt() != null
                && !part.expiresAt().isAfter(at);
    }

    private static List<LotChange> intoTheirLots(List<TakenPoints> taken, long points, Instant at) {
        List<LotChange> changes = new ArrayList<>();
        long left = points;
        for (TakenPoints part : taken.reversed()) {
            long back = Math.min(left, part.points());
            if (back > 0 && part.lotId() != null && !isPast(part, at)) {
                changes.add(new LotChange(part.lotId(), back, part.expiresAt()));
                left -= back;
            }
        }
        return changes;
    }

    private @Nullable Instant ownLotExpiry(boolean lotless, boolean past, Instant at) {
        Instant ofLotless = points.expiry(at, draft.ruleset().points().expireAfter());
        Instant ofPast = points.later(at, GRACE);
        if (lotless && past) {
            return ofLotless == null || ofLotless.isAfter(ofPast) ? ofLotless : ofPast;
        }
        return lotless ? ofLotless : ofPast;
    }
}
