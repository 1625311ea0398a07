package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final StringWriter out = new StringWriter();

    private ProgressLine line(long total) {
        return new ProgressLine(new PrintWriter(out), "events", total, false);
    }

    @Test
    void barShowsTheShareThatIsDone() {
        ProgressLine line = line(1_000);
        assertThat(line.bar()).isEqualTo("[------------------------------]   0 % ");
        line.step(505);
        assertThat(line.bar()).isEqualTo("[###############---------------]  50 % ");
        line.step(600);
        assertThat(line.bar()).isEqualTo("[##############################] 100 % ");
        assertThat(line.steps()).isEqualTo(2);
    }

    @Test
    void withoutATotalThereIsNoBar() {
        assertThat(line(-1).bar()).isEmpty();
        assertThat(line(0).bar()).isEmpty();
    }

    @Test
    void nothingIsShownWithoutATerminal() {
        ProgressLine line = line(1);
        line.step();
        line.end();
        assertThat(out.toString()).isEmpty();
    }
}
