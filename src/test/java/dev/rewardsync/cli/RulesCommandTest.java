package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return RewardSyncCommand.commandLine(new RewardSyncCommand())
                .setOut(new TerminalWriter(out))
                .setErr(new TerminalWriter(err))
                .execute(arguments);
    }

    private int lint(String rules) throws IOException {
        return run(
                "rules",
                "lint",
                Files.writeString(folder.resolve("rules.yaml"), rules).toString());
    }

    @Test
    void acceptsAValidFile() throws IOException {
        assertThat(lint("""
                currency: USD
                timezone: UTC
                rules:
                  - {id: a, type: cart, earn: {style: fixed, points: 1}}
                  - {id: b, type: behavior, event: signed-up, earn: {style: fixed, points: 1}}
                """)).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(out.toString()).containsPattern("rules\\.yaml: valid, 2 rules, version [0-9a-f]{12}\n");
    }

    @Test
    void reportsAllErrorsWithTheirPosition() throws IOException {
        assertThat(lint("""
                currency: USD
                timezone: Mars
                rules:
                  - {id: a, type: cart, ern: {style: fixed, points: 1}}
                """)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(out.toString())
                .contains("rules.yaml:2:11", "rules.yaml:4:")
                .containsPattern("\\^\\n\\n.*rules\\.yaml: [0-9] errors\\n$");
    }

    @Test
    void failsForAMissingFile() {
        assertThat(run("rules", "lint", folder.resolve("none.yaml").toString())).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).contains("cannot read", "none.yaml");
    }

    @Test
    void rejectsUnknownCommands() {
        assertThat(run("rulez")).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(run("rules", "lint")).isEqualTo(RewardSyncCommand.USAGE);
    }

    @Test
    void handlesOnlyItsOwnCommands() {
        assertThat(RewardSyncCommand.handles(new String[] {})).isFalse();
        assertThat(RewardSyncCommand.handles(new String[] {"--rewardsync.rules=rules.yaml"}))
                .isFalse();
        assertThat(RewardSyncCommand.handles(new String[] {"serve", "--rewardsync.rules=rules.yaml"}))
                .isFalse();
        assertThat(RewardSyncCommand.handles(new String[] {"serve", "--help"})).isTrue();
        assertThat(RewardSyncCommand.handles(new String[] {"--help"})).isTrue();
        assertThat(RewardSyncCommand.handles(new String[] {"process"})).isTrue();
    }
}
