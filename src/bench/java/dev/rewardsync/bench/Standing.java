package dev.rewardsync.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that was measured of a contender. */
record Standing(Contender contender, List<Round> rounds, Optional<LatencyResult> latency) {

    Standing {
        rounds = rounds.stream()
                .sorted(Comparator.comparingDouble(round -> round.backlog().ordersPerSecond()))
                .toList();
    }

    /** The round in the middle by orders per second: the one that counts. */
    Round median() {
        return rounds.get(rounds.size() / 2);
    }

    double slowest() {
        return rounds.getFirst().backlog().ordersPerSecond();
    }

    double fastest() {
        return rounds.getLast().backlog().ordersPerSecond();
    }
}
