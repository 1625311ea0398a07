package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the state directory becomes full while the worker runs. */
class DiskFullIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    /** Long enough for several attempts to continue. */
    private static final Duration WAITING = Duration.ofSeconds(5);

    private static final int DISK_MEBIBYTES = 256;
    private static final int ORDERS = 300;
    /** A field that is not read. Orders of this size fill several write buffers. */
    private static final String NOTE = "n".repeat(200_000);

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @Test
    void workerIsNotReadyAndResumesByItselfWhenThereIsRoom(@TempDir Path dir) throws Exception {
        Path state = dir.resolve("state");
        SmallDisk disk = SmallDisk.at(state, DISK_MEBIBYTES);
        WorkerProcess worker = workers.launch(
                dir,
                Map.of(
                        "spring.kafka.bootstrap-servers", BROKER.bootstrapServers(),
                        "rewardsync.topics.partitions", "1",
                        "rewardsync.threads", "1"),
                disk.wrapper());
        worker.awaitReady();

        disk.fill(worker);
        List<ShopRecord> orders =
                IntStream.range(0, ORDERS).mapToObj(DiskFullIT::order).toList();
        new ShopProducer(BROKER.bootstrapServers(), Map.of(Superstore.ORDER_PLACED, 1), (key, count) -> 0)
                .write(orders);
        worker.awaitNotReady("the disk of the state directory " + state + " is full: ", LIMIT);
        await("the worker waits")
                .during(WAITING)
                .atMost(LIMIT)
                .until(() -> isFull(worker) && worker.liveness().isUp());

        disk.makeRoom(worker);
        worker.awaitReady();
        try (CommittedReader written = new CommittedReader(BROKER.bootstrapServers(), LedgerAndExports.OUTPUTS)) {
            await("all orders are exported")
                    .atMost(LIMIT)
                    .until(() -> written.count(LedgerAndExports.EXPORTS) >= ORDERS);
            worker.stop();
            written.readToEnd();
            assertThat(LedgerAndExports.of(written).exportCount()).isEqualTo(ORDERS);
            new OutputAssertions(written).nothingIsDeadLettered().booksFitTogether();
        }
        String log = String.join("\n", worker.logLines());
        assertThat(log)
                .containsOnlyOnce("The worker cannot process records: the disk of the state directory")
                .containsOnlyOnce("The disk of the state directory has room again")
                .doesNotContain("\tat ")
                .doesNotContain("No space left on device")
                .containsOnlyOnce(" ERROR ");
    }

    private static ShopRecord order(int number) {
        String json =
                ("{\"eventId\":\"e-%1$d\",\"occurredAt\":\"%2$s\",\"customerId\":\"c-%1$d\",\"orderId\":\"o-%1$d\","
                                + "\"currency\":\"USD\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"S\",\"quantity\":1,"
                                + "\"unitPrice\":\"10.00\"}],\"totals\":{\"grandTotal\":\"10.00\"},\"giftNote\":\"%3$s\"}")
                        .formatted(number, Instant.now(), NOTE);
        return new ShopRecord(Superstore.ORDER_PLACED, "c-" + number, json, Instant.now());
    }

    private static boolean isFull(WorkerProcess worker) {
        WorkerProcess.Health health = worker.readiness();
        return health.status() == 503 && health.detail("workerReady").contains(" is full: ");
    }
}
