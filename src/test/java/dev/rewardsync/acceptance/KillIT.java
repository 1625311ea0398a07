package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.superstore.ShopRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is killed again and again in the middle of its work, and started again with what it left on disk. */
class KillIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration BACK_LIMIT = Duration.ofSeconds(5);
    private static final List<Integer> KILLED_AT_EXPORTS = List.of(500, 3_000, 6_000);
    private static final List<String> OUTPUTS = Stream.concat(
                    Stream.of(Books.LEDGER, Books.BALANCES, Books.EXPORTS), Books.DEAD_LETTERS.stream())
            .toList();

    @RegisterExtension
    final Workers workers = new Workers();

    @Test
    void nothingIsLostOrDoubledAndTheWorkerIsBackInSeconds(@TempDir Path dir) throws Exception {
        List<ShopRecord> records = Backfill.records();
        Books undisturbed = Backfill.processed();
        try (KafkaBroker broker = KafkaBroker.start(dir.resolve("kafka"))) {
            Shop shop = Backfill.shop(broker.bootstrapServers());
            shop.open();
            shop.write(records);
            Map<String, String> settings = Backfill.settings(broker.bootstrapServers());
            WorkerProcess worker = workers.launch(dir.resolve("worker"), settings);
            worker.awaitReady();
            try (CommittedReader written = new CommittedReader(broker.bootstrapServers(), OUTPUTS)) {
                List<Duration> back = new ArrayList<>();
                for (int exports : KILLED_AT_EXPORTS) {
                    await().atMost(LIMIT)
                            .pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> written.count(Books.EXPORTS) >= exports);
                    worker.kill();
                    assertThat(written.count(Books.EXPORTS))
                            .as("killed in the middle")
                            .isLessThan(undisturbed.exportCount());
                    System.out.println("killed at " + written.count(Books.EXPORTS));
                    worker = workers.launch(dir.resolve("worker"), settings);
                    back.add(worker.awaitReady());
                }
                System.out.println("Ready again after " + back);
                await().atMost(LIMIT).until(() -> written.count(Books.LEDGER) >= undisturbed.entryCount());
                worker.stop();
                written.readToEnd();
                new Audit(written)
                        .nothingIsDeadLettered()
                        .entriesAddUp()
                        .lotsAddUp()
                        .balancesAreSumsOfTheLedger()
                        .ordersAreExportedOncePerRevision(records)
                        .ordersAreTheShopsOwn(records)
                        .isTheSameAs(undisturbed);
                assertThat(back).allSatisfy(time -> assertThat(time).isLessThan(BACK_LIMIT));
            }
        }
    }
}
