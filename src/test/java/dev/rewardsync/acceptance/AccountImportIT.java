package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.cli.RewardSyncCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Imports the accounts of all customers of a shop, repeatedly. */
class AccountImportIT {

    private static final int CUSTOMERS = 100_000;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String ADJUSTMENTS = "shop.points-adjusted";

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @Test
    void repeatedImportsOpenEachAccountOnce(@TempDir Path dir) throws Exception {
        WorkerProcess worker = workers.launch(
                dir, Map.of("spring.kafka.bootstrap-servers", BROKER.bootstrapServers(), "rewardsync.threads", "2"));
        worker.awaitReady();
        Path table = table(dir);

        long startNanos = System.nanoTime();
        assertThat(imported(table)).isEqualTo(RewardSyncCommand.SUCCESS);
        Duration written = Duration.ofNanos(System.nanoTime() - startNanos);
        awaitOutcomes(worker, "decided", CUSTOMERS);
        System.out.printf(
                "%,d customers: written in %,d ms, decided after %,d ms%n",
                CUSTOMERS,
                written.toMillis(),
                Duration.ofNanos(System.nanoTime() - startNanos).toMillis());

        assertThat(imported(table)).isEqualTo(RewardSyncCommand.SUCCESS);
        awaitOutcomes(worker, "duplicate", CUSTOMERS);
        Files.writeString(table, Files.readString(table).replace("c-7,", "c-7,1"));
        assertThat(imported(table)).isEqualTo(RewardSyncCommand.SUCCESS);
        awaitOutcomes(worker, "dead_lettered", 1);
        awaitOutcomes(worker, "duplicate", 2 * CUSTOMERS - 1);
        worker.stop();

        try (CommittedReader reader = new CommittedReader(
                BROKER.bootstrapServers(),
                List.of(
                        LedgerAndExports.LEDGER,
                        LedgerAndExports.BALANCES,
                        LedgerAndExports.EXPORTS,
                        ADJUSTMENTS + "-dlt"))) {
            await("all is read")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> reader.count(LedgerAndExports.LEDGER) >= CUSTOMERS
                            && reader.count(LedgerAndExports.BALANCES) >= CUSTOMERS);
            reader.readToEnd();
            assertThat(reader.of(LedgerAndExports.LEDGER)).hasSize(CUSTOMERS);
            assertThat(reader.of(ADJUSTMENTS + "-dlt"))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.key()).isEqualTo("c-7"));
            new OutputAssertions(reader).booksFitTogether();
        }
        assertThat(worker.logLines()).noneMatch(line -> line.contains(" ERROR "));
    }

    private static Path table(Path dir) throws IOException {
        Path table = dir.resolve("customers.csv");
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(table))) {
            lines.println("customerId,points,expiresAt,lifetimeSales,orders");
            for (int number = 1; number <= CUSTOMERS; number++) {
                lines.printf("c-%d,%d,2099-12-31T00:00:00Z,%d.50,%d%n", number, number, number % 1000, number % 20);
            }
        }
        return table;
    }

    private static int imported(Path table) {
        return RewardSyncCommand.run(
                "accounts", "import", "--bootstrap-servers", BROKER.bootstrapServers(), table.toString());
    }

    private static void awaitOutcomes(WorkerProcess worker, String outcome, int count) {
        await(outcome)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the worker ended", () -> !worker.isAlive())
                .until(() -> worker.metrics()
                                .sum("rewardsync_events_total", Map.of("topic", ADJUSTMENTS, "outcome", outcome))
                        >= count);
    }
}
