package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.superstore.ShopRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a worker repeatedly in the middle of the stream, and restarts it with its state on disk.
 *
 * <p>It must be ready within 5 seconds after it answers over HTTP. The time until then depends on the machine: it is
 * printed and has no limit.
 */
class KillIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    /** From the first answer. Less than the session timeout: a restart must not wait for it. */
    private static final Duration READY_LIMIT = Duration.ofSeconds(9);

    private static final List<Integer> KILLED_AT_EXPORTS = List.of(500, 3_000, 6_000);

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    /** The times of a start, from its launch. */
    private record Start(Duration answers, Duration ready) {
        static Start of(WorkerProcess worker) {
            Duration answers = worker.awaitAnswers();
            return new Start(answers, worker.awaitReady());
        }

        boolean isWithin(Duration limit) {
            return ready.minus(answers).compareTo(limit) <= 0;
        }

        @Override
        public String toString() {
            return "answered after %d ms and was ready after %d ms".formatted(answers.toMillis(), ready.toMillis());
        }
    }

    @Test
    void killsLoseAndDuplicateNoEventsAndRestartsTakeSeconds(@TempDir Path dir) throws Exception {
        List<ShopRecord> records = Backfill.records();
        LedgerAndExports undisturbed = Backfill.processed();
        ShopProducer shop = Backfill.shop(BROKER.bootstrapServers());
        shop.createTopics();
        shop.write(records);
        Map<String, String> settings = Backfill.settings(BROKER.bootstrapServers());
        WorkerProcess worker = workers.launch(dir, settings);
        Start.of(worker);
        try (CommittedReader written = new CommittedReader(BROKER.bootstrapServers(), LedgerAndExports.OUTPUTS)) {
            List<Start> starts = new ArrayList<>();
            for (int exports : KILLED_AT_EXPORTS) {
                await("enough exports to kill the worker at")
                        .atMost(LIMIT)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> written.count(LedgerAndExports.EXPORTS) >= exports);
                worker.kill();
                written.readToEnd();
                assertThat(written.count(LedgerAndExports.EXPORTS)).isLessThan(undisturbed.exportCount());
                worker = workers.launch(dir, settings);
                starts.add(Start.of(worker));
            }
            starts.forEach(start -> System.out.println("Killed and started again, the worker " + start));
            await("everything is written")
                    .atMost(LIMIT)
                    .until(() -> written.count(LedgerAndExports.LEDGER) >= undisturbed.entryCount());
            worker.stop();
            assertThat(worker.logLines())
                    .as("no restart throws local state away")
                    .noneMatch(line -> line.contains("corrupted") || line.contains("wipe out the local state"));
            written.readToEnd();
            new OutputAssertions(written)
                    .nothingIsDeadLettered()
                    .booksFitTogether()
                    .ordersAreExportedOncePerRevision(records)
                    .ordersAreTheShopsOwn(records)
                    .isTheSameAs(undisturbed);
            assertThat(starts).allMatch(start -> start.isWithin(READY_LIMIT));
        }
    }
}
