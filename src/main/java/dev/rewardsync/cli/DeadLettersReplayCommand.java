package dev.rewardsync.cli;

import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.kafka.DeadLetterFilter;
import dev.rewardsync.kafka.DeadLetterRecord;
import dev.rewardsync.kafka.DeadLetterTopics;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.ReplayStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            "Without --execute, only prints what would be replayed. Without --code, leaves out records that would be"
                    + " rejected again, such as those with INVALID_EVENT.",
            "",
            "Each dead letter is replayed once, even if the command runs several times or is interrupted: the record"
                    + " and its replay status are written in one transaction. A record that becomes a dead letter again"
                    + " can be replayed up to three times in all. The worker ignores records that were processed in"
                    + " the meantime as duplicates."
        })
final class DeadLettersReplayCommand implements Callable<Integer> {

    private static final Set<String> PERMANENT = Stream.of(RejectionCode.values())
            .filter(RejectionCode::isPermanent)
            .map(RejectionCode::name)
            .collect(Collectors.toSet());

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
    private long leftOut;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (DeadLetterTopics deadLetters = options.open()) {
            DeadLetterFilter filter = options.filter(deadLetters);
            Predicate<DeadLetterRecord> selected = letter -> filter.includes(letter) && canSucceed(letter);
            if (execute) {
                deadLetters.replay(filter.topics(), selected, this::print);
            } else {
                deadLetters.list(filter.topics(), selected, this::print);
            }
            out.println(summary());
            return rejected == 0 ? RewardSyncCommand.SUCCESS : RewardSyncCommand.FINDINGS;
        } catch (KafkaAccessException e) {
            spec.commandLine().getErr().printf("error: %s%nBefore the error: %s%n", e.getMessage(), summary());
            return RewardSyncCommand.FAILED;
        }
    }

    /** Returns whether a record can succeed, or was asked for by its code. */
    private boolean canSucceed(DeadLetterRecord letter) {
        if (options.hasCodes() || !PERMANENT.contains(letter.code())) {
            return true;
        }
        leftOut++;
        return false;
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
        return "%,d %s, %,d cannot be replayed, %,d already replayed%s%s"
                .formatted(
                        replayed,
                        execute ? "replayed" : "to replay",
                        rejected,
                        alreadyReplayed,
                        leftOut == 0
                                ? ""
                                : ", %,d left out because they would be rejected again (use --code to replay them)"
                                        .formatted(leftOut),
                        execute ? "" : " (dry run; use --execute to replay)");
    }
}
