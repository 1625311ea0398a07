package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.kafka.Port;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A worker without a broker: before it starts, and during an outage. */
class BrokerOutageIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern WARNING = Pattern.compile("\\S+ +(WARN|ERROR) .*");
    /** Each of them causes one entry. */
    private static final List<ShopRecord> SIGN_UPS = Superstore.records().stream()
            .filter(written -> written.topic().equals(Superstore.CUSTOMER_SIGNED_UP))
            .limit(200)
            .toList();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @Test
    void workerWaitsForTheBrokerAndResumesByItself(@TempDir Path dir) throws Exception {
        int port = Port.anyFree();
        String servers = "127.0.0.1:" + port;
        WorkerProcess worker = workers.launch(dir.resolve("worker"), Backfill.settings(servers));
        worker.awaitAnswers();
        worker.awaitNotReady("waiting for Kafka at " + servers, LIMIT);
        assertThat(worker.liveness().isUp()).isTrue();

        try (KafkaBroker broker = KafkaBroker.start(dir.resolve("kafka"), port)) {
            worker.awaitReady();
            // The warning is repeated every 30 seconds. A slow machine may need that long to start a broker.
            assertThat(worker.logLines().stream().takeWhile(line -> !line.endsWith(" Kafka answers")))
                    .filteredOn(line -> WARNING.matcher(line).matches())
                    .hasSizeBetween(1, 2)
                    .allMatch(line -> line.contains("Waiting for Kafka at " + servers));
            write(servers, SIGN_UPS.subList(0, 100));
            awaitEntries(servers, 100);

            write(servers, SIGN_UPS.subList(100, 150));
            broker.kill(); // processed or not
            worker.awaitAnswers();
            worker.awaitNotReady("Kafka does not answer", LIMIT);
            assertThat(worker.liveness().isUp()).isTrue();

            broker.restart();
            worker.awaitReady();
            write(servers, SIGN_UPS.subList(150, 200));
            awaitEntries(servers, 200);
            worker.stop();
            outageIsLoggedInOneLineEachHalfMinute(worker.logLines());
        }
    }

    /** Checks the log from the beginning of the outage on. */
    private static void outageIsLoggedInOneLineEachHalfMinute(List<String> log) {
        List<String> outage = log.stream()
                .dropWhile(line -> !line.contains("Kafka does not answer"))
                .toList();
        assertThat(outage)
                .filteredOn(line -> WARNING.matcher(line).matches())
                .isNotEmpty()
                .allMatch(line -> line.contains("Kafka does not answer: no response from "));
        assertThat(outage)
                .noneMatch(line -> line.startsWith("\tat ") || line.contains("orrupted"))
                .filteredOn(line -> line.endsWith("Kafka answers again"))
                .hasSize(1);
    }

    private static void write(String servers, List<ShopRecord> records) throws Exception {
        new ShopProducer(
                        servers,
                        Map.of(Superstore.CUSTOMER_SIGNED_UP, ShopProducer.HOME_PARTITIONS),
                        (key, count) -> ShopProducer.homePartition(key))
                .write(records);
    }

    private static void awaitEntries(String servers, int expected) {
        try (CommittedReader written = new CommittedReader(servers, LedgerAndExports.OUTPUTS)) {
            await("entries").atMost(LIMIT).until(() -> written.count(LedgerAndExports.LEDGER) >= expected);
            assertThat(LedgerAndExports.of(written).entryCount()).isEqualTo(expected);
            // A partition with balances can become readable after the entries of the same transaction.
            await("balances").atMost(LIMIT).untilAsserted(() -> {
                written.readToEnd();
                new OutputAssertions(written).nothingIsDeadLettered().booksFitTogether();
            });
        }
    }
}
