package dev.rewardsync.cli;

import dev.rewardsync.kafka.DeadLetterRecord;
import dev.rewardsync.kafka.DeadLetterTopics;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.ReplayStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists dead letters, one per line. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "List dead letters by time: position, timestamp, key, code, detail and replay status.",
        description = "The last line counts them by code. With --json, each dead letter is a line of JSON.")
final class DeadLettersListCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DeadLetterOptions options;

    @Option(names = "--limit", paramLabel = "N", description = "Only the N newest dead letters (default: all).")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--show",
            paramLabel = "PART",
            description = "Also show a part of each dead letter: ${COMPLETION-CANDIDATES}.")
    private @Nullable Part shown;

    @Option(names = "--json", description = "Print JSON, one line per dead letter.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** A part of a dead letter that is not shown by default. */
    enum Part {
        VALUE
    }

    private final Map<String, Long> countByCode = new TreeMap<>();

    @Override
    public Integer call() throws IOException, KafkaAccessException {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit: expected 1 or more, got " + limit);
        }
        DeadLetterList list = new DeadLetterList(limit);
        try (DeadLetterTopics deadLetters = options.open()) {
            deadLetters.list(options.filter(deadLetters), (letter, status) -> {
                countByCode.merge(DeadLetterText.code(letter), 1L, Long::sum);
                list.add(letter, text(letter, status));
            });
        }
        PrintWriter out = spec.commandLine().getOut();
        list.lines().forEach(out::println);
        if (!json) {
            out.println(summary());
        }
        return RewardSyncCommand.SUCCESS;
    }

    private String text(DeadLetterRecord letter, ReplayStatus status) {
        if (json) {
            return DeadLetterJson.of(letter, status, shown == Part.VALUE);
        }
        String line = DeadLetterText.of(letter, outcome(status));
        return shown == Part.VALUE ? line + DeadLetterText.value(letter) : line;
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
