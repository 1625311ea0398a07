package dev.rewardsync.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** A progress line on the terminal, shown once an operation takes longer than one second. */
final class ProgressLine {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PrintWriter out;
    private final String unit;
    private final boolean onTerminal =
            System.console() != null && System.console().isTerminal();
    private final long startedNanos = System.nanoTime();
    private long shownNanos = startedNanos;
    private long steps;

    ProgressLine(PrintWriter out, String unit) {
        this.out = out;
        this.unit = unit;
    }

    /** Counts one step. */
    void step() {
        steps++;
        if (onTerminal && System.nanoTime() - shownNanos > INTERVAL_NANOS) {
            shownNanos = System.nanoTime();
            show();
        }
    }

    /** Returns the number of steps. */
    long steps() {
        return steps;
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
        out.printf("\r%,d %s in %d s", steps, unit, seconds);
        out.flush();
    }
}
