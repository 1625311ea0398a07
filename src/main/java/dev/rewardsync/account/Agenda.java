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
public record Agenda(List<Due.Release> releases, List<Due.WaitOver> waits) {

    /** Nothing scheduled. */
    public static final Agenda EMPTY = new Agenda(List.of(), List.of());

    Agenda plus(Due.Release release) {
        return new Agenda(Stream.concat(releases.stream(), Stream.of(release)).toList(), waits);
    }

    Agenda withoutRelease(String accrualId) {
        return new Agenda(
                releases.stream()
                        .filter(release -> !release.id().equals(accrualId))
                        .toList(),
                waits);
    }

    Agenda releasingLess(String accrualId, long points) {
        return new Agenda(
                releases.stream()
                        .map(release -> release.id().equals(accrualId) ? release.less(points) : release)
                        .filter(release -> release.points() > 0)
                        .toList(),
                waits);
    }

    Agenda waitingFor(String orderId, Instant until) {
        Stream<Due.WaitOver> others = waits.stream().filter(wait -> !wait.id().equals(orderId));
        return new Agenda(
                releases,
                Stream.concat(others, Stream.of(new Due.WaitOver(orderId, until)))
                        .toList());
    }

    Agenda notWaitingFor(String orderId) {
        return new Agenda(
                releases,
                waits.stream().filter(wait -> !wait.id().equals(orderId)).toList());
    }
}
