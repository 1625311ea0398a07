package dev.rewardsync.cli;

import dev.rewardsync.offline.SpillDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for state that does not fit into memory. */
final class SpillOptions {

    /**
     * The share of the heap for state. Most of the rest is free, so that the garbage collector seldom runs: with a third
     * of the heap for state, it took as much time as the decisions.
     */
    private static final int HEAP_SHARE = 4;

    @Option(
            names = "--temp-dir",
            paramLabel = "DIR",
            description = "Where the temporary directory is created, if one is needed (default: the system's).")
    private @Nullable Path parent;

    /** Returns the temporary directory. It is created when it is needed. */
    SpillDirectory directory() throws IOException {
        if (parent == null) {
            return new SpillDirectory();
        }
        if (!Files.isDirectory(parent)) {
            throw new IOException("cannot write temporary files in %s: not a directory".formatted(parent));
        }
        return new SpillDirectory(parent);
    }

    /** Returns the heap for state in bytes. */
    static long stateBytes() {
        return Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    }
}
