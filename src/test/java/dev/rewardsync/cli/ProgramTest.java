package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.RewardSync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the program in its own process: all output is written before it exits. */
class ProgramTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private String rules = "";

    @BeforeEach
    void writeRules() throws IOException {
        rules = Files.writeString(folder.resolve("rules.yaml"), "currency: USD\ntimezone: UTC\nrules: 1\n")
                .toString();
    }

    @Test
    void commandReportsErrorsOfItsRules() throws Exception {
        assertThat(exitCode("process", "--rules", rules)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(folder.resolve("err"))
                .content()
                .startsWith(rules + ":3:8: rules: ")
                .contains("    3 | rules: 1");
        assertThat(folder.resolve("out")).isEmptyFile();
    }

    @Test
    void workerThatRefusesToStartExitsLikeAFailedCommand() throws Exception {
        assertThat(exitCode("serve", "--rewardsync.rules=file:" + rules, "--server.port=0"))
                .isEqualTo(RewardSyncCommand.FAILED);
        assertThat(folder.resolve("out"))
                .content()
                .contains("rules.yaml:3:8: rules: ")
                .doesNotContain("\tat ");
    }

    private int exitCode(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RewardSync.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start()
                .waitFor();
    }
}
