package dev.rewardsync.cli;

import dev.rewardsync.audit.AuditReport;
import dev.rewardsync.audit.Auditor;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.TopicReader;
import dev.rewardsync.offline.AuditInputReader;
import dev.rewardsync.topic.TopicNames;
import dev.rewardsync.topic.TopicNamesBuilder;
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

/** Audits the ledger, the balances and the order exports against each other. See docs/audit.md. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        header = "Audit the ledger, the balances and the order exports against each other.",
        description = {
            "Reads all records, totals the ledger by customer and order, and prints one line per finding: the"
                    + " record's position, the kind of finding, the customer or order, the expected and the actual"
                    + " value.",
            "",
            "--against compares the totals with your own. The first line of the CSV file names the columns:"
                    + " customerId and any of available, pending, earned, spent and expired; or orderId and any of"
                    + " pointsUsed, pointsEarned, netBalanceChange and discount. Customers and orders missing from the"
                    + " file are skipped.",
            "",
            "A customer with one or two orders needs about 2 kB of memory; java -Xmx4g is enough for a million"
                    + " customers."
        })
final class AuditCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Input input;

    /** The source of the records. */
    private static final class Input {
        @Option(
                names = "--bootstrap-servers",
                paramLabel = "HOST:PORT",
                description = "Read the records from this Kafka cluster.")
        private @Nullable String bootstrapServers;

        @Option(
                names = "--from",
                paramLabel = "FILE",
                description = "Read output lines of the command process from a file; - for standard input.")
        private @Nullable String file;
    }

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KafkaAccess kafka;

    @Option(names = "--ledger", paramLabel = "NAME", description = "Topic of the ledger (default: ${DEFAULT-VALUE}).")
    private String ledger = TopicNames.standard().ledger();

    @Option(
            names = "--balances",
            paramLabel = "NAME",
            description = "Topic of the balances (default: ${DEFAULT-VALUE}).")
    private String balances = TopicNames.standard().balances();

    @Option(
            names = "--exports",
            paramLabel = "NAME",
            description = "Topic of the order exports (default: ${DEFAULT-VALUE}).")
    private String exports = TopicNames.standard().exports();

    @Option(
            names = "--against",
            paramLabel = "FILE.csv",
            description = "Compare with the totals of the shop or the ERP in a CSV file.")
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
        ReferenceTable table = against == null ? null : new ReferenceTable(InputFile.readable(against));
        if (table != null && !isValid(table)) {
            return RewardSyncCommand.FINDINGS;
        }
        AuditReport report = input.file == null
                ? auditTopics(Objects.requireNonNull(input.bootstrapServers), table)
                : auditLines(input.file, table);
        return print(report);
    }

    private boolean isValid(ReferenceTable table) throws IOException {
        List<String> errors = new ArrayList<>();
        table.check(error -> {
            errors.add(error);
            err().println(error);
        });
        if (!errors.isEmpty()) {
            err().printf("%s: %s, nothing was audited%n", against, CountText.of(errors.size(), "error"));
        }
        return errors.isEmpty();
    }

    /**
     * Audits the topics in Kafka. If there are findings, it audits them again and reports only those that are found
     * twice: while a worker is writing, the ends of its topics do not belong to the same transaction.
     */
    private AuditReport auditTopics(String bootstrapServers, @Nullable ReferenceTable table)
            throws IOException, KafkaAccessException {
        try (TopicReader topics = TopicReader.open(kafka.to(bootstrapServers))) {
            AuditReport report = read(topics, table);
            if (report.findingCount() == 0) {
                return report;
            }
            err().printf("%s; reading again to exclude records that were just being written%n", summary(report));
            return read(topics, table).confirmedBy(report);
        }
    }

    private AuditReport read(TopicReader topics, @Nullable ReferenceTable table)
            throws IOException, KafkaAccessException {
        Auditor auditor = new Auditor();
        AuditInputReader reader = new AuditInputReader(names(), auditor);
        ProgressLine progress = new ProgressLine(err(), "records");
        topics.read(List.of(ledger, balances, exports), record -> {
            reader.read(record.coordinates(), record.topic(), record.key(), record.value());
            progress.step();
        });
        progress.end();
        return report(auditor.finish(topics.isWhole(exports)), table);
    }

    private AuditReport auditLines(String name, @Nullable ReferenceTable table) throws IOException {
        boolean standard = name.equals(STANDARD_INPUT);
        Auditor auditor = new Auditor();
        AuditInputReader reader = new AuditInputReader(names(), auditor);
        ProgressLine progress = new ProgressLine(err(), "lines");
        try (InputStream file = standard ? in : Files.newInputStream(InputFile.readable(Path.of(name)))) {
            LineReader lines = new LineReader(file);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!LineReader.isBlank(line.get())) {
                    reader.readLine(name + ":" + lines.read(), line.get());
                }
                progress.step();
            }
        }
        progress.end();
        return report(auditor.finish(true), table);
    }

    private static AuditReport report(Auditor.CompletedAudit audit, @Nullable ReferenceTable table) throws IOException {
        if (table != null) {
            table.compare(audit);
        }
        return audit.report();
    }

    private TopicNames names() {
        return TopicNamesBuilder.builder(TopicNames.standard())
                .ledger(ledger)
                .balances(balances)
                .exports(exports)
                .build();
    }

    private int print(AuditReport report) {
        PrintWriter out = spec.commandLine().getOut();
        report.findings().forEach(out::println);
        if (report.findings().size() < report.findingCount()) {
            out.printf(
                    "… and %,d more%n",
                    report.findingCount() - report.findings().size());
        }
        out.println(summary(report));
        out.flush();
        return report.findingCount() == 0 ? RewardSyncCommand.SUCCESS : RewardSyncCommand.FINDINGS;
    }

    private static String summary(AuditReport report) {
        String counts = "%s, %s, %s: "
                .formatted(
                        CountText.of(report.customers(), "customer"),
                        CountText.of(report.orders(), "order"),
                        report.entries() == 1 ? "1 entry" : "%,d entries".formatted(report.entries()));
        String unaudited = report.unverifiedOrders() == 0
                ? ""
                : " (points of %s not audited: their customers are erased or lack entries)"
                        .formatted(CountText.of(report.unverifiedOrders(), "order"));
        return counts
                + (report.findingCount() == 0 ? "no findings" : CountText.of(report.findingCount(), "finding"))
                + unaudited;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
