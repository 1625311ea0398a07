package dev.rewardsync.cli;

import dev.rewardsync.kafka.CustomerErasure;
import dev.rewardsync.kafka.ErasureKey;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.topic.TopicNames;
import dev.rewardsync.topic.TopicNamesBuilder;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases a customer. See docs/erasing.md. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        header = "Erase a customer: balance, ledger entries and all state.",
        description = {
            "The worker forgets the customer and remembers only a keyed hash of the id; later orders with this id are a"
                    + " guest's. Then all ledger entries are deleted. This cannot be undone. The worker must be running.",
            "",
            "An erasure that was interrupted is completed by running the command again."
        })
final class EraseCommand implements Callable<Integer> {

    private static final int MAX_ID_LENGTH = 128;
    private static final TopicNames STANDARD = TopicNames.standard();

    @Parameters(paramLabel = "CUSTOMER", description = "The id of the customer.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String customerId;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "The worker's Kafka cluster.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String bootstrapServers;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KafkaAccess kafka;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "File with the worker's rewardsync.erasure.key (default: the environment variable"
                    + " REWARDSYNC_ERASURE_KEY).")
    private @Nullable Path keyFile;

    @Option(names = "--yes", description = "Do not ask for confirmation.")
    private boolean confirmed;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            description = "The worker's rewardsync.application-id (default: ${DEFAULT-VALUE}).")
    private String applicationId = "rewardsync";

    @Option(names = "--ledger", paramLabel = "NAME", description = "Topic of the ledger (default: ${DEFAULT-VALUE}).")
    private String ledger = STANDARD.ledger();

    @Option(
            names = "--balances",
            paramLabel = "NAME",
            description = "Topic of the balances (default: ${DEFAULT-VALUE}).")
    private String balances = STANDARD.balances();

    @Option(names = "--inbox", paramLabel = "NAME", description = "The inbox (default: ${DEFAULT-VALUE}).")
    private String inbox = STANDARD.inbox();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, KafkaAccessException, InterruptedException {
        if (customerId.isEmpty() || customerId.length() > MAX_ID_LENGTH) {
            throw wrongUsage("a customer id has 1 to " + MAX_ID_LENGTH + " characters");
        }
        Console terminal = confirmed ? null : terminal();
        ErasureKey key = key(System.getenv("REWARDSYNC_ERASURE_KEY"));
        TopicNames topics = TopicNamesBuilder.builder(STANDARD)
                .ledger(ledger)
                .balances(balances)
                .inbox(inbox)
                .build();
        PrintWriter out = spec.commandLine().getOut();
        try (CustomerErasure erasure = CustomerErasure.open(kafka.to(bootstrapServers), topics, applicationId)) {
            if (terminal != null && !confirm(terminal, erasure.entries(customerId))) {
                out.println("Nothing was erased.");
                return RewardSyncCommand.FINDINGS;
            }
            int entries = erasure.erase(
                    customerId, key, new ProgressText(spec.commandLine().getErr()));
            out.printf(
                    "The customer is erased: %s deleted.%n", CountText.of(entries, "ledger entry", "ledger entries"));
            return RewardSyncCommand.SUCCESS;
        }
    }

    /** Prints what the erasure does next: it can take a minute. */
    private record ProgressText(PrintWriter err) implements CustomerErasure.Progress {

        @Override
        public void waitsForWorker(Duration limit) {
            print("Waiting for the worker to forget the customer, %d seconds at most …".formatted(limit.toSeconds()));
        }

        @Override
        public void deletesEntries(int entries) {
            print("Deleting %s …".formatted(CountText.of(entries, "ledger entry", "ledger entries")));
        }

        private void print(String line) {
            err.println(line);
            err.flush();
        }
    }

    private ErasureKey key(@Nullable String environment) throws IOException {
        String text = keyFile == null ? environment : new String(InputFile.content(keyFile), StandardCharsets.UTF_8);
        if (text == null) {
            throw wrongUsage(
                    "customers cannot be erased without the worker's rewardsync.erasure.key: give --key-file or set"
                            + " REWARDSYNC_ERASURE_KEY");
        }
        try {
            return ErasureKey.of(text);
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e.getMessage());
        }
    }

    /** Returns the console that a person types at. */
    private Console terminal() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw wrongUsage("erasing cannot be undone: confirm it with --yes");
        }
        return console;
    }

    private boolean confirm(Console terminal, int entries) {
        String typed = terminal.readLine(
                "The customer has %s. Erasing cannot be undone. Type the customer's id to confirm: ",
                CountText.of(entries, "ledger entry", "ledger entries"));
        return customerId.equals(typed);
    }

    private ParameterException wrongUsage(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
