package dev.rewardsync.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The results of one contender.
 *
 * @param backlogs one measurement for each round, from the slowest to the fastest
 * @param latency empty if it was not measured or the contender did not keep up
 */
record ContenderResult(Contender contender, List<BacklogMeasurement> backlogs, Optional<LatencyResult> latency) {

    ContenderResult {
        backlogs = backlogs.stream()
                .sorted(Comparator.comparingDouble(
                        measurement -> measurement.result().ordersPerSecond()))
                .toList();
    }

    /** Returns the median by orders per second. */
    BacklogMeasurement median() {
        return backlogs.get(backlogs.size() / 2);
    }

    double slowest() {
        return backlogs.getFirst().result().ordersPerSecond();
    }

    double fastest() {
        return backlogs.getLast().result().ordersPerSecond();
    }
}
