package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void reportsUnreadableSettings() throws IOException {
        assertThat(list(folder.resolve("none.properties"))).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).contains("none.properties: no such file");
        assertThat(list(settings("a=\\u12"))).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).contains("Malformed");
    }

    @Test
    void reportsSettingsThatKafkaRejects() throws IOException {
        assertThat(list(settings("security.protocol=CARRIER_PIGEON"))).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString())
                .startsWith("error: Kafka cannot be reached with these settings: ")
                .contains("CARRIER_PIGEON")
                .doesNotContain("\tat ");
    }

    @Test
    void reportsAMissingLoginAsTheRootCause() throws IOException {
        assertThat(list(settings("security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN")))
                .isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).containsIgnoringCase("jaas").doesNotContain("Failed to c");
    }

    @Test
    void rejectsAnInvalidInstant() {
        assertThat(run("list", "--bootstrap-servers", "localhost:1", "--since", "yesterday"))
                .isEqualTo(RewardSyncCommand.USAGE);
        assertThat(err.toString()).contains("--since");
    }

    private Path settings(String text) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), text, StandardCharsets.ISO_8859_1);
    }

    private int list(Path settings) {
        return run("list", "--bootstrap-servers", "localhost:1", "--command-config", settings.toString());
    }

    private int run(String... arguments) {
        return RewardSyncCommand.commandLine(new DeadLettersCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
