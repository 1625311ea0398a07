package dev.rewardsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The CPU time of the machine since its start, in ticks.
 *
 * @param all the time of all CPUs, idle time included
 * @param stolen the part of it in which the hypervisor ran another machine although this one had work
 */
record CpuTime(long all, long stolen) {

    /** The first line has these fields (proc(5)): user, nice, system, idle, iowait, irq, softirq, steal, and guest times. */
    private static final Path FILE = Path.of("/proc/stat");

    private static final int FIELDS = 8;
    private static final int STOLEN = 7;

    /** Reads the current CPU time; empty if the system does not report it. */
    static Optional<CpuTime> now() throws IOException {
        if (!Files.exists(FILE)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(FILE)) {
            long[] ticks = Stream.of(lines.findFirst().orElseThrow().split(" +"))
                    .skip(1)
                    .limit(FIELDS)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return Optional.of(new CpuTime(LongStream.of(ticks).sum(), ticks[STOLEN]));
        }
    }

    /** Returns the stolen share of the time between this reading and a later one, from 0 to 1. */
    double stolenShareUntil(CpuTime later) {
        return (double) (later.stolen - stolen) / Math.max(later.all - all, 1);
    }
}
