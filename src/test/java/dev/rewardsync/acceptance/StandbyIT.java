package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.superstore.Superstore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two instances with a standby for each partition. One is killed, stays away until the other has taken over, and returns.
 *
 * <p>The broker aborts timed-out transactions within a second. With its default of 10 seconds, a partition waits longer if
 * the kill hit a commit, because its offsets stay undecided until the transaction is aborted.
 */
class StandbyIT {

    private static final String BROKER_SETTINGS = """
            transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
            group.min.session.timeout.ms=3000
            """;

    /**
     * What a take-over needs beyond the session timeout: aborting the transactions, and a rebalance. It takes one to two
     * seconds on an idle machine.
     */
    private static final Duration TAKE_OVER = Duration.ofSeconds(3);

    private static final Duration RETURN_LIMIT = Duration.ofSeconds(90);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    /** The client settings that decide how long a take-over takes. */
    private enum Timeouts {
        DEFAULT(Duration.ofSeconds(10), Map.of()),
        QUICK(
                Duration.ofSeconds(3),
                Map.of(
                        "spring.kafka.streams.properties[main.consumer.session.timeout.ms]", "3000",
                        "spring.kafka.streams.properties[main.consumer.heartbeat.interval.ms]", "500",
                        "spring.kafka.streams.properties[producer.transaction.timeout.ms]", "3000"));

        private final Duration session;
        private final Map<String, String> settings;

        Timeouts(Duration session, Map<String, String> settings) {
            this.session = session;
            this.settings = settings;
        }
    }

    @ParameterizedTest
    @EnumSource
    void standbyTakesOverAfterTheSessionTimeoutAndAReturningInstanceGetsPartitions(Timeouts timeouts, @TempDir Path dir)
            throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(dir.resolve("kafka"), 0, BROKER_SETTINGS)) {
            takeOver(broker.bootstrapServers(), timeouts, dir);
        }
    }

    private void takeOver(String servers, Timeouts timeouts, Path dir) throws Exception {
        new ShopProducer(servers, Map.of(Superstore.ORDER_PLACED, ShopProducer.HOME_PARTITIONS), null).createTopics();
        Map<String, String> settings = settings(servers, timeouts);
        WorkerProcess first = workers.launch(dir.resolve("first"), settings);
        first.awaitReady();
        WorkerProcess second = workers.launch(dir.resolve("second"), settings);
        second.awaitReady();
        try (OrderFeed feed = new OrderFeed(servers);
                ExportWatch written = new ExportWatch(servers, IsolationLevel.READ_UNCOMMITTED);
                ExportWatch readable = new ExportWatch(servers, IsolationLevel.READ_COMMITTED)) {
            awaitShare(first);
            awaitShare(second);

            written.reset();
            readable.reset();
            first.kill();
            Duration processed = awaitAll(written);
            Duration exported = awaitAll(readable);
            System.out.printf(
                    "%s timeouts: after a kill, all partitions were processed after %d ms and their exports readable after"
                            + " %d ms%n",
                    timeouts, processed.toMillis(), exported.toMillis());
            assertThat(processed).isLessThanOrEqualTo(timeouts.session.plus(TAKE_OVER));
            assertThat(exported).isLessThanOrEqualTo(timeouts.session.plus(TAKE_OVER));

            WorkerProcess returned = workers.launch(dir.resolve("first"), settings);
            returned.awaitReady();
            long readyNanos = System.nanoTime();
            awaitShare(returned);
            System.out.printf(
                    "%s timeouts: the returning instance processed orders %d ms after it was ready%n",
                    timeouts, Duration.ofNanos(System.nanoTime() - readyNanos).toMillis());
        }
    }

    private static void awaitShare(WorkerProcess worker) {
        await("the instance processes orders")
                .atMost(RETURN_LIMIT)
                .failFast("the worker ended", () -> !worker.isAlive())
                .until(() -> worker.metrics().sum("rewardsync_exports_total") > 0);
    }

    /** Waits until an order of each partition that was sent after the kill is exported. Returns how long the last took. */
    private static Duration awaitAll(ExportWatch exports) {
        await("exports of all partitions").atMost(LIMIT).until(exports::allResumed);
        return Collections.max(exports.pauses());
    }

    private static Map<String, String> settings(String servers, Timeouts timeouts) {
        Map<String, String> settings = new HashMap<>(Backfill.settings(servers));
        settings.put("rewardsync.clock", "wall");
        settings.put("rewardsync.standby-replicas", "1");
        settings.putAll(timeouts.settings);
        return settings;
    }
}
