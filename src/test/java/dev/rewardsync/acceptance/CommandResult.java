package dev.rewardsync.acceptance;

import dev.rewardsync.cli.RewardSyncCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The exit code and the output of a command. */
record CommandResult(int exitCode, List<String> lines) {

    /** Runs {@code dead-letters} with arguments. */
    static CommandResult ofDeadLetters(String bootstrapServers, String... arguments) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", bootstrapServers));
        StringWriter out = new StringWriter();
        int exitCode = new CommandLine(new RewardSyncCommand())
                .setOut(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
        return new CommandResult(exitCode, out.toString().lines().toList());
    }
}
