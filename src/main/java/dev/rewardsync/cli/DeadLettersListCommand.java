package dev.rewardsync.cli;

import dev.rewardsync.kafka.DeadLetterTopics;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.ReplayStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One line for each dead letter. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "Lists dead letters: place, timestamp, key, code, detail, and what was done with them.")
final class DeadLettersListCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DeadLetterOptions options;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Map<String, Long> countByCode = new TreeMap<>();

    @Override
    public Integer call() throws IOException, KafkaAccessException {
        PrintWriter out = spec.commandLine().getOut();
        try (DeadLetterTopics box = options.open()) {
            box.list(options.choice(box), (letter, fate) -> {
                countByCode.merge(DeadLetterText.code(letter), 1L, Long::sum);
                out.println(DeadLetterText.of(letter, outcome(fate)));
            });
            out.println(summary());
            return RewardSyncCommand.FINE;
        }
    }

    private static String outcome(ReplayStatus fate) {
        return switch (fate) {
            case ReplayStatus.Replayable replayable -> "";
            case ReplayStatus.Replayed replayed -> "put back";
            case ReplayStatus.Rejected(String reason) -> "can't be put back: " + reason;
        };
    }

    private String summary() {
        long all = countByCode.values().stream().mapToLong(Long::longValue).sum();
        String codes = countByCode.entrySet().stream()
                .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
        return CountText.of(all, "dead letter") + (all == 0 ? "" : ": " + codes);
    }
}
