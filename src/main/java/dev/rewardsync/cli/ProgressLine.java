package dev.rewardsync.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A progress line on the terminal, shown once an operation takes longer than one second. */
final class ProgressLine {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int BAR_WIDTH = 30;
    private static final long UNKNOWN = -1;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintWriter out;
    private final String unit;
    private final long total;
    private final boolean onTerminal;
    private final long startedNanos = System.nanoTime();
    private long shownNanos = startedNanos;
    private long steps;
    private long done;

    /** Creates a line without a bar, for a number of steps that is not known. */
    ProgressLine(PrintWriter out, String unit) {
        this(out, unit, UNKNOWN);
    }

    /**
     * Creates a line with a bar.
     *
     * @param unit the unit of the steps that are counted
     * @param total the sum of the amounts of all steps
     */
    ProgressLine(PrintWriter out, String unit, long total) {
        this(out, unit, total, isTerminal(STANDARD_ERROR));
    }

    ProgressLine(PrintWriter out, String unit, long total, boolean onTerminal) {
        this.out = out;
        this.unit = unit;
        this.total = total;
        this.onTerminal = onTerminal;
    }

    /**
     * Returns whether an open file is a terminal. {@link System#console} does not know: standard output is often redirected to
     * a file while standard error is a terminal.
     */
    static boolean isTerminal(Path openFile) {
        try {
            return Files.readSymbolicLink(openFile).startsWith("/dev")
                    && !Files.isSameFile(openFile, Path.of("/dev/null"));
        } catch (IOException notLinux) {
            return System.console() != null && System.console().isTerminal();
        }
    }

    /** Counts one step. */
    void step() {
        step(1);
    }

    /** Counts one step that does a part of the total. */
    void step(long amount) {
        steps++;
        done += amount;
        if (onTerminal && System.nanoTime() - shownNanos > INTERVAL_NANOS) {
            shownNanos = System.nanoTime();
            show();
        }
    }

    /** Shows the final count, if any count was shown. */
    void end() {
        if (shownNanos != startedNanos) {
            show();
            out.println();
        }
    }

    private void show() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos);
        out.print("\r" + bar() + "%,d %s in %d s".formatted(steps, unit, seconds));
        out.flush();
    }

    /** Returns the bar, such as {@code [####------]  40 % }; empty if the total is not known. */
    String bar() {
        if (total <= 0) {
            return "";
        }
        long percent = Math.min(100, done * 100 / total);
        int filled = (int) (percent * BAR_WIDTH / 100);
        return "[%s%s] %3d %% ".formatted("#".repeat(filled), "-".repeat(BAR_WIDTH - filled), percent);
    }
}
