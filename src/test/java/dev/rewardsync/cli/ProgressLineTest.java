package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressLineTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

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
    }

    @Test
    void withoutATotalThereIsNoBar() {
        assertThat(line(-1).bar()).isEmpty();
        assertThat(line(0).bar()).isEmpty();
    }

    @Test
    void filesPipesAndTheNullDeviceAreNoTerminals() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (Path target : List.of(file, Path.of("/dev/null"), Path.of("pipe:[1]"))) {
            Path open = Files.createSymbolicLink(folder.resolve("open"), target);
            assertThat(ProgressLine.isTerminal(open)).as(target.toString()).isFalse();
            Files.delete(open);
        }
    }

    @Test
    void aDeviceIsATerminal() throws IOException {
        Path open = Files.createSymbolicLink(folder.resolve("open"), Path.of("/dev/tty"));
        assertThat(ProgressLine.isTerminal(open)).isTrue();
    }

    @Test
    void nothingIsShownWithoutATerminal() {
        ProgressLine line = line(1);
        line.step();
        line.end();
        assertThat(out.toString()).isEmpty();
    }
}
