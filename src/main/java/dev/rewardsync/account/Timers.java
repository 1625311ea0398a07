package dev.rewardsync.account;

import dev.rewardsync.ledger.EntryId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stored timers of an account. Other timers follow from its lots, profile and tier.
 *
 * @param releases releases of pending points that have a date
 * @param parkedEventTimeouts one for each order with parked events
 */
public record Timers(List<Timer.Release> releases, List<Timer.ParkedEventTimeout> parkedEventTimeouts) {

    /** No timers. */
    public static final Timers EMPTY = new Timers(List.of(), List.of());

    Timers plus(Timer.Release release) {
        return new Timers(Stream.concat(releases.stream(), Stream.of(release)).toList(), parkedEventTimeouts);
    }

    Timers withoutRelease(EntryId accrualId) {
        return new Timers(
                releases.stream()
                        .filter(release -> !release.accrualId().equals(accrualId))
                        .toList(),
                parkedEventTimeouts);
    }

    /** Lowers the points of an accrual's release; removes the release if no points are left. */
    Timers withLowerRelease(EntryId accrualId, long points) {
        return new Timers(
                releases.stream()
                        .map(release -> release.accrualId().equals(accrualId) ? release.minus(points) : release)
                        .filter(release -> release.points() > 0)
                        .toList(),
                parkedEventTimeouts);
    }

    /** Adds a timeout, in place of one for the same order. */
    Timers plus(Timer.ParkedEventTimeout timeout) {
        Stream<Timer.ParkedEventTimeout> others =
                parkedEventTimeouts.stream().filter(other -> !other.id().equals(timeout.id()));
        return new Timers(releases, Stream.concat(others, Stream.of(timeout)).toList());
    }

    Timers withoutParkedEvents(String orderId) {
        return new Timers(
                releases,
                parkedEventTimeouts.stream()
                        .filter(timeout -> !timeout.id().equals(orderId))
                        .toList());
    }
}
