package dev.rewardsync.cli;

import dev.rewardsync.kafka.DeadLetterRecord;
import dev.rewardsync.kafka.DeadLetterTopics;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.ReplayStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays dead letters: writes them to their original topics again. See docs/operations.md. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Write dead letters to their original topics again.",
        description = {
            "Without --execute, only prints what would be replayed.",
            "",
            "Each dead letter is replayed once, even if the command runs several times or is interrupted: the record"
                    + " and its replay status are written in one transaction. A record that becomes a dead letter again"
                    + " can be replayed up to three times in all. The worker ignores records that were processed in"
                    + " the meantime as duplicates."
        })
final class DeadLettersReplayCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DeadLetterOptions options;

    @Option(names = "--execute", description = "Replay the dead letters.")
    private boolean execute;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private long replayed;
    private long alreadyReplayed;
    private long rejected;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (DeadLetterTopics deadLetters = options.open()) {
            if (execute) {
                deadLetters.replay(options.filter(deadLetters), this::print);
            } else {
                deadLetters.list(options.filter(deadLetters), this::print);
            }
            out.println(summary());
            return rejected == 0 ? RewardSyncCommand.SUCCESS : RewardSyncCommand.FINDINGS;
        } catch (KafkaAccessException e) {
            spec.commandLine().getErr().printf("error: %s%nBefore the error: %s%n", e.getMessage(), summary());
            return RewardSyncCommand.FAILED;
        }
    }

    private void print(DeadLetterRecord letter, ReplayStatus status) {
        PrintWriter out = spec.commandLine().getOut();
        switch (status) {
            case ReplayStatus.Replayable(String topic) -> {
                replayed++;
                out.println(DeadLetterText.of(letter, (execute ? "replayed to " : "would be replayed to ") + topic));
            }
            case ReplayStatus.Replayed() -> alreadyReplayed++;
            case ReplayStatus.Rejected(String reason) -> {
                rejected++;
                out.println(DeadLetterText.of(letter, "cannot be replayed: " + reason));
            }
        }
    }

    private String summary() {
        return "%,d %s, %,d cannot be replayed, %,d already replayed%s"
                .formatted(
                        replayed,
                        execute ? "replayed" : "to replay",
                        rejected,
                        alreadyReplayed,
                        execute ? "" : " (dry run; use --execute to replay)");
    }
}
