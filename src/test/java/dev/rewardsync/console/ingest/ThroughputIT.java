package dev.rewardsync.console.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.topic.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how fast ledger entries are read from a real broker into H2, and prints it. {@code -Dconsole.entries=1000000} sets
 * their number.
 */
class ThroughputIT {

    private static final int ENTRIES = Integer.getInteger("console.entries", 100_000);
    private static final int ENTRIES_PER_CUSTOMER = 20;
    private static final int PARTITIONS = 6;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String LEDGER = TopicNames.LEDGER;

    @Test
    void readsLedgerEntriesIntoH2(@TempDir Path dir) throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(dir.resolve("kafka"));
                EmbeddedConsole console =
                        new EmbeddedConsole(dir, Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            write(Map.of("bootstrap.servers", broker.bootstrapServers()));
            Ingest ingest = console.ingest();
            SimpleMeterRegistry registry = console.registry();
            long started = System.nanoTime();
            long cpuBefore = cpuNanos();
            ingest.start();
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(() -> read(registry) >= ENTRIES);
            double seconds = (System.nanoTime() - started) / 1e9;
            double cpuSeconds = (cpuNanos() - cpuBefore) / 1e9;
            ingest.stop();
            System.out.printf(
                    "The console read %d ledger entries into H2 in %.1f s: %.0f a second, with %.1f s of CPU time, in %d"
                            + " transactions of %.1f s%n",
                    ENTRIES,
                    seconds,
                    ENTRIES / seconds,
                    cpuSeconds,
                    registry.get("rewardsync.console.transaction").timer().count(),
                    registry.get("rewardsync.console.transaction").timer().totalTime(TimeUnit.SECONDS));
            assertThat(console.jdbc().queryForObject("SELECT COUNT(*) FROM ledger_entry", Long.class))
                    .isEqualTo(ENTRIES);
        }
    }

    /** Returns the CPU time of this process; on a busy machine it says more than the clock. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double read(SimpleMeterRegistry registry) {
        var counter = registry.find("rewardsync.console.records").counter();
        return counter == null ? 0 : counter.count();
    }

    private static void write(Map<String, Object> client) throws Exception {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(LEDGER, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < ENTRIES; number++) {
                int customer = number / ENTRIES_PER_CUSTOMER;
                String id = "order:%09d:1/spend".formatted(number);
                TopicRecord entry =
                        SampleRecords.entry("c-" + customer, number % ENTRIES_PER_CUSTOMER + 1, "ACCRUAL", id, id, 50);
                producer.send(new ProducerRecord<>(LEDGER, customer % PARTITIONS, entry.key(), entry.value()));
            }
        }
    }
}
