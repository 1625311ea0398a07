package dev.rewardsync.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** A progress line on the terminal, shown once an operation takes longer than one second. */
final class ProgressLine {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int BAR_WIDTH = 30;
    private static final long UNKNOWN = -1;

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
        this(out, unit, total, System.console() != null && System.console().isTerminal());
    }

    ProgressLine(PrintWriter out, String unit, long total, boolean onTerminal) {
        this.out = out;
        this.unit = unit;
        this.total = total;
        this.onTerminal = onTerminal;
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
