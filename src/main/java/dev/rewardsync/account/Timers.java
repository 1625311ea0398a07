package dev.rewardsync.account;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is scheduled for a customer beside the expiry of lots.
 *
 * @param releases pending points whose release has a date
 * @param waits orders that are awaited because an event of theirs came first
 */
public record Timers(List<Timer.Release> releases, List<Timer.ParkedEventTimeout> waits) {

    /** Nothing scheduled. */
    public static final Timers EMPTY = new Timers(List.of(), List.of());

    Timers plus(Timer.Release release) {
        return new Timers(Stream.concat(releases.stream(), Stream.of(release)).toList(), waits);
    }

    Timers withoutRelease(String accrualId) {
        return new Timers(
                releases.stream()
                        .filter(release -> !release.id().equals(accrualId))
                        .toList(),
                waits);
    }

    Timers releasingLess(String accrualId, long points) {
        return new Timers(
                releases.stream()
                        .map(release -> release.id().equals(accrualId) ? release.less(points) : release)
                        .filter(release -> release.points() > 0)
                        .toList(),
                waits);
    }

    Timers waitingFor(String orderId, Instant until) {
        Stream<Timer.ParkedEventTimeout> others =
                waits.stream().filter(wait -> !wait.id().equals(orderId));
        return new Timers(
                releases,
                Stream.concat(others, Stream.of(new Timer.ParkedEventTimeout(orderId, until)))
                        .toList());
    }

    Timers notWaitingFor(String orderId) {
        return new Timers(
                releases,
                waits.stream().filter(wait -> !wait.id().equals(orderId)).toList());
    }
}
