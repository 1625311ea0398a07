package dev.rewardsync.acceptance;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * The clock of a worker process, which a test sets while the process runs. The library libfaketime changes what the
 * process reads as the time of day. Elapsed time is unchanged, as when an operator sets the clock of a machine.
 *
 * @param offset the file with the difference from the real time
 */
record MovableClock(Path library, Path offset) {

    private static final List<Path> LIBRARY_DIRS = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"));
    private static final String LIBRARY = "faketime/libfaketime.so.1";

    /** Creates a clock with the real time. Aborts the test if the library is not installed. */
    static MovableClock in(Path dir) throws IOException {
        MovableClock clock = new MovableClock(installedLibrary(), dir.resolve("clock-offset"));
        clock.set(Duration.ZERO);
        return clock;
    }

    /** Sets the difference from the real time. */
    void set(Duration difference) throws IOException {
        Path next =
                Files.writeString(offset.resolveSibling("clock-offset-next"), "%+d".formatted(difference.toSeconds()));
        Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns the command that starts another command with this clock. */
    List<String> wrapper() {
        return List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME_TIMESTAMP_FILE=" + offset,
                "FAKETIME_CACHE_DURATION=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0", // otherwise the JVM's waits last too long
                "NO_FAKE_STAT=1", // the times of files are those of the machine
                "FAKETIME_DONT_RESET=1");
    }

    private static Path installedLibrary() throws IOException {
        for (Path dir : LIBRARY_DIRS) {
            if (Files.isDirectory(dir)) {
                try (var found = Files.newDirectoryStream(dir)) {
                    for (Path child : found) {
                        Path library = child.resolve(LIBRARY);
                        if (Files.isReadable(library)) {
                            return library;
                        }
                    }
                }
            }
        }
        return abort(
                "libfaketime is not installed, so the worker's clock cannot be moved. On Debian: apt-get install faketime");
    }
}
