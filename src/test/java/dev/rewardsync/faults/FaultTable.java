package dev.rewardsync.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The table of a run's faults, with the time for which each one paused exports. */
final class FaultTable {

    private static final Duration NOTICED = Duration.ofSeconds(2);
    private static final String HEAD = "%4s  %8s  %-26s  %14s  %s"
            .formatted("", "after", "fault", "exports paused", "partitions paused over " + NOTICED.toSeconds() + " s");

    private final List<String> rows = new ArrayList<>();

    /**
     * Adds a fault, and prints its row.
     *
     * @param pauses the pause of each home partition
     */
    void add(Duration sinceStart, FaultPlan.Planned fault, List<Duration> pauses) {
        Duration longest = pauses.stream().max(Comparator.naturalOrder()).orElseThrow();
        long noticed =
                pauses.stream().filter(pause -> pause.compareTo(NOTICED) > 0).count();
        String row = "%4d  %6d s  %-26s  %12.1f s  %d of %d"
                .formatted(
                        rows.size() + 1,
                        sinceStart.toSeconds(),
                        fault,
                        longest.toMillis() / 1000.0,
                        noticed,
                        pauses.size());
        System.out.println(row);
        rows.add(row);
    }

    /** Prints all faults. */
    void print() {
        System.out.println(HEAD);
        rows.forEach(System.out::println);
    }
}
