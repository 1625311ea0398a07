package dev.rewardsync.cli;

import dev.rewardsync.audit.AuditReport;
import dev.rewardsync.audit.Auditor;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.TopicReader;
import dev.rewardsync.offline.AuditInputReader;
import dev.rewardsync.topic.TopicNames;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ledger, balances and exports, read as a whole and proved against each other. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        header = "Proves ledger, balances and order exports against each other.",
        description = {
            "Reads all three from begin to end, sums up the ledger for every customer and",
            "order, and tells what does not fit, one line each: where, what, whose, what was",
            "expected and what is there.",
            "",
            "--against sets someone else's figures beside them. The file's first line names",
            "its columns: customerId with any of available, pending, earned, spent and",
            "expired, or orderId with any of pointsUsed, pointsEarned, netBalanceChange and",
            "discount. Who or what is not in the file is not asked for.",
            "",
            "A customer with an order or two takes some 2 kB of memory: java -Xmx4g ... is",
            "enough for a million."
        })
final class AuditCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Source source;

    /** Where the books are. */
    private static final class Source {
        @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "read them from this Kafka")
        private @Nullable String bootstrapServers;

        @Option(
                names = "--from",
                paramLabel = "FILE",
                description = "read output lines of process from a file; - is standard input")
        private @Nullable String file;
    }

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KafkaAccess kafka;

    @Option(names = "--ledger", paramLabel = "NAME", description = "the ledger's topic (${DEFAULT-VALUE})")
    private String ledger = TopicNames.standard().ledger();

    @Option(names = "--balances", paramLabel = "NAME", description = "the balances' topic (${DEFAULT-VALUE})")
    private String balances = TopicNames.standard().balances();

    @Option(names = "--exports", paramLabel = "NAME", description = "the order exports' topic (${DEFAULT-VALUE})")
    private String exports = TopicNames.standard().exports();

    @Option(names = "--against", paramLabel = "FILE.csv", description = "figures of the shop's or the ERP's own")
    private @Nullable Path against;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final InputStream in;

    AuditCommand() {
        this(new FileInputStream(FileDescriptor.in));
    }

    AuditCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException, KafkaAccessException {
        FigureTable table = against == null ? null : new FigureTable(InputFile.readable(against));
        if (table != null && !isGood(table)) {
            return RewardSyncCommand.FINDINGS;
        }
        AuditReport proof = source.file == null
                ? ofKafka(Objects.requireNonNull(source.bootstrapServers), table)
                : ofLines(source.file, table);
        return tell(proof);
    }

    private boolean isGood(FigureTable table) throws IOException {
        List<String> problems = new ArrayList<>();
        table.check(problem -> {
            problems.add(problem);
            err().println(problem);
        });
        if (!problems.isEmpty()) {
            err().printf("%s: %s, nothing is proved%n", against, CountText.of(problems.size(), "problem"));
        }
        return problems.isEmpty();
    }

    /**
     * Proves what is on Kafka, and what was found once more: while a worker writes, its topics do not end at the same
     * step, and only what stays wrong is.
     */
    private AuditReport ofKafka(String bootstrapServers, @Nullable FigureTable table)
            throws IOException, KafkaAccessException {
        try (TopicReader topics = TopicReader.open(kafka.to(bootstrapServers))) {
            AuditReport proof = read(topics, table);
            if (proof.findingCount() == 0) {
                return proof;
            }
            err().printf("%s; reading once more, to leave out what was just being written%n", summary(proof));
            return read(topics, table).confirmedBy(proof);
        }
    }

    private AuditReport read(TopicReader topics, @Nullable FigureTable table) throws IOException, KafkaAccessException {
        Auditor auditor = new Auditor();
        AuditInputReader books = new AuditInputReader(names(), auditor);
        ProgressLine progress = new ProgressLine(err(), "records");
        topics.read(List.of(ledger, balances, exports), record -> {
            books.read(record.coordinates(), record.topic(), record.key(), record.value());
            progress.step();
        });
        progress.end();
        return proof(auditor.finish(topics.isWhole(exports)), table);
    }

    private AuditReport ofLines(String name, @Nullable FigureTable table) throws IOException {
        boolean standard = name.equals(STANDARD_INPUT);
        Auditor auditor = new Auditor();
        AuditInputReader books = new AuditInputReader(names(), auditor);
        ProgressLine progress = new ProgressLine(err(), "lines");
        try (InputStream file = standard ? in : Files.newInputStream(InputFile.readable(Path.of(name)))) {
            LineReader lines = new LineReader(file);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!LineReader.isBlank(line.get())) {
                    books.readLine(name + ":" + lines.read(), line.get());
                }
                progress.step();
            }
        }
        progress.end();
        return proof(auditor.finish(true), table);
    }

    private static AuditReport proof(Auditor.CompletedAudit books, @Nullable FigureTable table) throws IOException {
        if (table != null) {
            table.compare(books);
        }
        return books.report();
    }

    private TopicNames names() {
        TopicNames standard = TopicNames.standard();
        return new TopicNames(standard.inputs(), ledger, balances, exports, standard.notifications(), standard.inbox());
    }

    private int tell(AuditReport proof) {
        PrintWriter out = spec.commandLine().getOut();
        proof.findings().forEach(out::println);
        if (proof.findings().size() < proof.findingCount()) {
            out.printf(
                    "… and %,d more%n", proof.findingCount() - proof.findings().size());
        }
        out.println(summary(proof));
        out.flush();
        return proof.findingCount() == 0 ? RewardSyncCommand.FINE : RewardSyncCommand.FINDINGS;
    }

    private static String summary(AuditReport proof) {
        String looked = "%s, %s, %s: "
                .formatted(
                        CountText.of(proof.customers(), "customer"),
                        CountText.of(proof.orders(), "order"),
                        proof.entries() == 1 ? "1 entry" : "%,d entries".formatted(proof.entries()));
        String notProved = proof.unverifiedOrders() == 0
                ? ""
                : " (points of %s not proved: their customers are erased, or miss entries)"
                        .formatted(CountText.of(proof.unverifiedOrders(), "order"));
        return looked
                + (proof.findingCount() == 0 ? "fine" : CountText.of(proof.findingCount(), "finding"))
                + notProved;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
