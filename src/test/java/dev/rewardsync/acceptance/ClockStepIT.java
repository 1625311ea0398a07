package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The clock of a worker's machine is set back and ahead while the worker runs. */
class ClockStepIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Longer than the session timeout and the transaction timeout. */
    private static final Duration STEP = Duration.ofSeconds(40);
    /** Every event is in the ledger within this time after it was sent. With the clients' old timeouts, it waits for the clock. */
    private static final Duration PAUSE_LIMIT = Duration.ofSeconds(30);

    private static final Duration EXPIRE_AFTER = Duration.ofDays(30);
    private static final String RULES = """
            currency: USD
            timezone: UTC
            points: {expireAfter: P30D}
            rules:
              - {id: review, name: Review, type: behavior, event: review-approved, earn: {style: fixed, points: 10}}
            """;

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    private int reviews;

    @Test
    void eventsGoOnAndTimersWaitUntilTheClockIsRight(@TempDir Path dir) throws Exception {
        MovableClock clock = MovableClock.in(dir);
        WorkerProcess worker = workers.launch(dir, settings(dir), clock.wrapper());
        worker.awaitReady();
        try (CommittedReader written = new CommittedReader(BROKER.bootstrapServers(), LedgerAndExports.OUTPUTS)) {
            Instant dueSoon = Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
            review("idle-soon", dueSoon.minus(EXPIRE_AFTER));
            review("idle-later", Instant.now().plusSeconds(3600).minus(EXPIRE_AFTER));
            awaitEntries(written, 2);

            clock.set(Duration.ofMinutes(-10));
            worker.awaitNotReady("s behind the broker's", LIMIT);
            List<Duration> pausesBehind = reviewFor(STEP, written);
            assertThat(worker.readiness().detail("workerReady")).contains("s behind the broker's");
            assertThat(worker.metrics().samples().toString()).contains("rewardsync_clock_difference_seconds");
            assertThat(expiries(written)).isEmpty();

            clock.set(Duration.ZERO);
            worker.awaitReady();
            await("the timer fires").atMost(LIMIT).until(() -> {
                written.count(LedgerAndExports.LEDGER);
                return !expiries(written).isEmpty();
            });
            assertThat(expiries(written).getFirst().timestamp()).isEqualTo(dueSoon.toEpochMilli());

            clock.set(Duration.ofHours(2));
            worker.awaitNotReady("s ahead of the broker's", LIMIT);
            List<Duration> pausesAhead = reviewFor(STEP, written);

            clock.set(Duration.ZERO);
            worker.awaitReady();
            reviewFor(Duration.ofSeconds(2), written);
            worker.stop();
            written.readToEnd();
            System.out.println("An event waited at most " + max(pausesBehind)
                    + " with the clock 10 minutes behind, and " + max(pausesAhead) + " with the clock 2 hours ahead");
            assertThat(expiries(written))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.key()).startsWith("idle-soon|"));
            assertThat(written.of(LedgerAndExports.LEDGER)).hasSize(2 + reviews + 1);
            new OutputAssertions(written).nothingIsDeadLettered().booksFitTogether();
            assertThat(String.join("\n", worker.logLines())).doesNotContain("\tat ");
            assertThat(max(pausesBehind)).isLessThan(PAUSE_LIMIT);
            assertThat(max(pausesAhead)).isLessThan(PAUSE_LIMIT);
        }
    }

    private Map<String, String> settings(Path dir) throws IOException {
        Path rules = Files.writeString(dir.resolve("rules.yaml"), RULES);
        return Map.of(
                "spring.kafka.bootstrap-servers", BROKER.bootstrapServers(),
                "rewardsync.rules", rules.toUri().toString());
    }

    /** Sends reviews one after the other. Returns how long each took to arrive in the ledger. */
    private List<Duration> reviewFor(Duration time, CommittedReader written) throws Exception {
        List<Duration> pauses = new ArrayList<>();
        long endNanos = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < endNanos) {
            int before = written.of(LedgerAndExports.LEDGER).size();
            long sentNanos = System.nanoTime();
            reviews++;
            review("busy-" + reviews % 20, Instant.now());
            awaitEntries(written, before + 1);
            pauses.add(Duration.ofNanos(System.nanoTime() - sentNanos));
        }
        return pauses;
    }

    private static void review(String customer, Instant occurredAt) throws Exception {
        String json =
                "{\"eventId\":\"e-%1$s-%2$d\",\"occurredAt\":\"%3$s\",\"customerId\":\"%1$s\",\"reviewId\":\"r-%2$d\"}"
                        .formatted(customer, System.nanoTime(), occurredAt);
        new ShopProducer(
                        BROKER.bootstrapServers(),
                        Map.of(Superstore.REVIEW_APPROVED, ShopProducer.HOME_PARTITIONS),
                        (key, count) -> ShopProducer.homePartition(key))
                .write(List.of(new ShopRecord(Superstore.REVIEW_APPROVED, customer, json, occurredAt)));
    }

    private static void awaitEntries(CommittedReader written, int count) {
        await("the event is in the ledger")
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> written.count(LedgerAndExports.LEDGER) >= count);
    }

    private static List<ConsumerRecord<String, String>> expiries(CommittedReader written) {
        return written.of(LedgerAndExports.LEDGER).stream()
                .filter(entry -> entry.key().contains("|expiry:"))
                .toList();
    }

    private static Duration max(List<Duration> pauses) {
        return pauses.stream().max(Duration::compareTo).orElseThrow();
    }
}
