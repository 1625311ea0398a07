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

/** Lists dead letters, one per line. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "List dead letters: position, timestamp, key, code, detail and replay status.")
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
        try (DeadLetterTopics deadLetters = options.open()) {
            deadLetters.list(options.filter(deadLetters), (letter, status) -> {
                countByCode.merge(DeadLetterText.code(letter), 1L, Long::sum);
                out.println(DeadLetterText.of(letter, outcome(status)));
            });
            out.println(summary());
            return RewardSyncCommand.SUCCESS;
        }
    }

    private static String outcome(ReplayStatus status) {
        return switch (status) {
            case ReplayStatus.Replayable replayable -> "";
            case ReplayStatus.Replayed replayed -> "replayed";
            case ReplayStatus.Rejected(String reason) -> "cannot be replayed: " + reason;
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
