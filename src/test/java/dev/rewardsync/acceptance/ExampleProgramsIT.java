package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.RewardSync;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The programs of {@code docs/examples} with a real broker and worker: each client publishes the sample events, and
 * the exports are booked once, compared, and sent to PlentyONE.
 */
class ExampleProgramsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path NO_INPUT = Path.of("/dev/null");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final List<String> STEPS = List.of("PLACED", "COMPLETED", "REFUNDED");
    private static final Pattern REASON = Pattern.compile("\"reason\":\"(\\w+)\"");

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    static final WorkersExtension WORKERS = new WorkersExtension();

    @TempDir
    static Path dir;

    private static WorkerProcess worker;

    /** A program that publishes the lines of its standard input. */
    enum ShopClient {
        JAVA {
            @Override
            ExampleProgram program() {
                return ExampleProgram.java("publish/Publish.java");
            }
        },
        KAFKAJS {
            @Override
            ExampleProgram program() throws IOException {
                return ExampleProgram.node("publish/publish.mjs");
            }
        },
        PYTHON {
            @Override
            ExampleProgram program() {
                return ExampleProgram.python("publish/publish.py");
            }
        },
        PHP {
            @Override
            ExampleProgram program() {
                return ExampleProgram.php("publish/publish.php");
            }
        },
        KCAT {
            @Override
            ExampleProgram program() {
                return ExampleProgram.shell("publish/publish.sh");
            }
        };

        abstract ExampleProgram program() throws IOException;
    }

    @BeforeAll
    static void startWorker() throws IOException {
        worker = WORKERS.launch(
                dir.resolve("worker"),
                Map.of(
                        "spring.kafka.bootstrap-servers", BROKER.bootstrapServers(),
                        "rewardsync.rules", "file:docs/example-rules.yaml",
                        "rewardsync.clock", "events",
                        "rewardsync.threads", "1"));
        worker.awaitReady();
    }

    @ParameterizedTest
    @EnumSource
    void everyEventOfAClientIsDecidedAtItsHomePartition(ShopClient client) throws Exception {
        ExampleProgram program = client.program();
        double decided = outcomes("decided") + outcomes("parked");
        Path events = events(client.name());

        assertThat(program.run(events, BROKER.bootstrapServers())).contains("8 events published");

        await("all events are decided")
                .atMost(LIMIT)
                .until(() -> outcomes("decided") + outcomes("parked") >= decided + lines(events));
        List<ConsumerRecord<String, String>> exports = awaitExports(client.name());
        assertThat(exports)
                .allSatisfy(export -> assertThat(new String(
                                export.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8))
                        .isEqualTo(TRACE));
        assertThat(worker.metrics().sum("rewardsync_rehomed_total")).isZero();
        assertThat(worker.metrics().sum("rewardsync_dead_letters_total")).isZero();
        assertThat(outcomes("duplicate")).isZero();
    }

    @Test
    void bookedExportsAgreeWithTheLedger() throws Exception {
        ExampleProgram books = ExampleProgram.python("consume/book_exports.py");
        ExampleProgram figures = ExampleProgram.python("consume/erp_figures.py");
        publish("BOOKED");
        String database = dir.resolve("erp.db").toString();

        books.run(NO_INPUT, BROKER.bootstrapServers(), database, "--to-end");
        String table = figures.run(NO_INPUT, database);
        books.run(NO_INPUT, BROKER.bootstrapServers(), database, "--to-end");

        assertThat(figures.run(NO_INPUT, database)).isEqualTo(table).contains("\nBOOKED-1001,");
        assertThat(audit(table).exitCode()).isZero();
        CommandResult mistake = audit(table.replace("BOOKED-1001,", "BOOKED-1001,9"));
        assertThat(mistake.exitCode()).isEqualTo(1);
        assertThat(mistake.lines()).filteredOn(line -> line.contains("TABLE")).hasSize(1);
    }

    /** The first run fails in the middle, before it commits its offsets. */
    @Test
    void everyOrderIsCreatedOnceInPlentyOne() throws Exception {
        ExampleProgram program = ExampleProgram.python("consume/plentyone.py");
        publish("SENT-1");
        publish("SENT-2");
        Path options = Files.writeString(dir.resolve("plentyone.options"), optionsOfThePage());
        Map<String, String> environment = Map.of(
                "PLENTYONE_TOKEN",
                FakePlentyOne.TOKEN,
                "REWARDSYNC",
                "'%s' -cp '%s' %s"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                RewardSync.class.getName()));
        try (FakePlentyOne plentyOne = FakePlentyOne.failingAtOrder(2)) {
            String[] arguments = {BROKER.bootstrapServers(), plentyOne.address(), options.toString(), "--to-end"};
            ExampleProgram.Result interrupted = program.attempt(NO_INPUT, environment, arguments);
            assertThat(interrupted.exitCode()).as(interrupted.output()).isEqualTo(1);
            assertThat(plentyOne.externalIds()).hasSize(1);

            ExampleProgram.Result second = program.attempt(NO_INPUT, environment, arguments);
            assertThat(second.exitCode()).as(second.output()).isZero();
            assertThat(plentyOne.externalIds()).doesNotHaveDuplicates().contains("SENT-1-1001", "SENT-2-1001");
        }
    }

    private static void publish(String name) throws Exception {
        ExampleProgram.python("publish/publish.py").run(events(name), BROKER.bootstrapServers());
        awaitExports(name);
    }

    /** Returns a file with the sample events, for a customer and an order of their own. */
    private static Path events(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/examples/events.jsonl")).stream()
                .map(line -> line.replace("\"c-7\"", "\"c-" + name + "\"")
                        .replace("\"1001\"", "\"" + name + "-1001\"")
                        .replaceFirst("}$", ",\"traceparent\":\"" + TRACE + "\"}"))
                .toList();
        return Files.write(dir.resolve(name + ".jsonl"), lines);
    }

    private static long lines(Path file) throws IOException {
        return Files.readAllLines(file).size();
    }

    /** Waits until an order is exported at every step, in any order: the topics have none. Returns its exports. */
    private static List<ConsumerRecord<String, String>> awaitExports(String name) {
        try (CommittedReader reader =
                new CommittedReader(BROKER.bootstrapServers(), List.of(LedgerAndExports.EXPORTS))) {
            await("exports of " + name)
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(exports(reader, name))
                            .extracting(ExampleProgramsIT::reason)
                            .containsExactlyInAnyOrderElementsOf(STEPS));
            return exports(reader, name);
        }
    }

    private static List<ConsumerRecord<String, String>> exports(CommittedReader reader, String name) {
        reader.readToEnd();
        return reader.of(LedgerAndExports.EXPORTS).stream()
                .filter(export -> export.key().equals(name + "-1001"))
                .toList();
    }

    private static String reason(ConsumerRecord<String, String> export) {
        return REASON.matcher(export.value())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static double outcomes(String outcome) {
        return worker.metrics().sum("rewardsync_events_total", Map.of("outcome", outcome));
    }

    private static CommandResult audit(String table) throws IOException {
        Path file = Files.writeString(dir.resolve("erp-orders.csv"), table);
        return CommandResult.of(
                "audit", "--bootstrap-servers", BROKER.bootstrapServers(), "--against", file.toString());
    }

    private static String optionsOfThePage() throws IOException {
        return Pattern.compile("```\n(--plenty-id.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/plentyone.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
