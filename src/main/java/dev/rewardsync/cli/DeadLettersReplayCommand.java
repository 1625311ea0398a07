package dev.rewardsync.cli;

import dev.rewardsync.kafka.DeadLetterTopics;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.ReplayStatus;
import dev.rewardsync.kafka.StoredDeadLetter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Dead letters back on the topics that they came from. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Puts dead letters back on the topics that they came from.",
        description = {
            "Without --execute it only tells what it would do. Each dead letter is put back",
            "once, however often the command runs, and may be stopped at any time: what was",
            "put back and that it was are written together. A record that comes back as a",
            "dead letter can be put back again, three times in all. What took effect in the",
            "meantime is a duplicate for the worker and changes nothing."
        })
final class DeadLettersReplayCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DeadLetterOptions options;

    @Option(names = "--execute", description = "really do it")
    private boolean execute;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private long free;
    private long done;
    private long stuck;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (DeadLetterTopics box = options.open()) {
            if (execute) {
                box.replay(options.choice(box), this::tell);
            } else {
                box.list(options.choice(box), this::tell);
            }
            out.println(summary());
            return stuck == 0 ? RewardSyncCommand.FINE : RewardSyncCommand.FINDINGS;
        } catch (KafkaAccessException e) {
            spec.commandLine().getErr().printf("%s%nUntil then: %s%n", e.getMessage(), summary());
            return RewardSyncCommand.NOT_DONE;
        }
    }

    private void tell(StoredDeadLetter letter, ReplayStatus fate) {
        PrintWriter out = spec.commandLine().getOut();
        switch (fate) {
            case ReplayStatus.Replayable(String topic) -> {
                free++;
                out.println(DeadLetterText.of(letter, (execute ? "put back on " : "would be put back on ") + topic));
            }
            case ReplayStatus.Replayed() -> done++;
            case ReplayStatus.Rejected(String reason) -> {
                stuck++;
                out.println(DeadLetterText.of(letter, "can't be put back: " + reason));
            }
        }
    }

    private String summary() {
        return "%,d %s back, %,d can't be, %,d were before%s"
                .formatted(
                        free,
                        execute ? "put" : "would be put",
                        stuck,
                        done,
                        execute ? "" : ". Nothing is written: add --execute to do it");
    }
}
