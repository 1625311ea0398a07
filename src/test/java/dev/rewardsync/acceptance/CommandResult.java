package dev.rewardsync.acceptance;

import dev.rewardsync.cli.RewardSyncCommand;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The exit code and the output of a command. */
record CommandResult(int exitCode, List<String> lines) {

    /** Runs {@code dead-letters} with arguments. */
    static CommandResult ofDeadLetters(String bootstrapServers, String... arguments) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", bootstrapServers));
        return of(all.toArray(String[]::new));
    }

    /** Runs a command with arguments. */
    static CommandResult of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = RewardSyncCommand.run(out, out, arguments);
        return new CommandResult(
                exitCode, out.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
