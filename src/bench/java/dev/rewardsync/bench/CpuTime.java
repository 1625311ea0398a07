package dev.rewardsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the machine's CPUs did since it started, in ticks.
 *
 * @param stolen of them, those in which a hypervisor let another machine run, though this one had work to do
 */
record CpuTime(long all, long stolen) {

    /** Linux tells in the first line: user, nice, system, idle, I/O wait, interrupts of both kinds, stolen, … */
    private static final Path FILE = Path.of("/proc/stat");

    private static final int COUNTED = 8;
    private static final int STOLEN = 7;

    /** As of now; empty where the system doesn't tell. */
    static Optional<CpuTime> now() throws IOException {
        if (!Files.exists(FILE)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(FILE)) {
            long[] ticks = Stream.of(lines.findFirst().orElseThrow().split(" +"))
                    .skip(1)
                    .limit(COUNTED)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return Optional.of(new CpuTime(LongStream.of(ticks).sum(), ticks[STOLEN]));
        }
    }

    /** The part of the time from then to now that was stolen, from 0 to 1. */
    double stolenUntil(CpuTime now) {
        return (double) (now.stolen - stolen) / Math.max(now.all - all, 1);
    }
}
