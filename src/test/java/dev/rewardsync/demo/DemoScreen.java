package dev.rewardsync.demo;

import java.io.PrintStream;

/** Prints text and a progress line to the terminal. */
final class DemoScreen {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean rewrites =
            System.console() != null && System.console().isTerminal();

    DemoScreen(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        out.println();
        out.println(text);
        out.println();
    }

    void begin(String step) {
        out.print("  " + step + " …");
        finishUnlessRewritten();
    }

    /** Shows the progress of a step, if the terminal can rewrite a line. */
    void progress(String state) {
        if (rewrites) {
            out.print(CLEAR_LINE + "  " + state);
            out.flush();
        }
    }

    void end(String result) {
        out.println((rewrites ? CLEAR_LINE : "") + "  " + result);
    }

    private void finishUnlessRewritten() {
        if (rewrites) {
            out.flush();
        } else {
            out.println();
        }
    }
}
