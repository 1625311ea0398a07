package dev.rewardsync.acceptance;

import dev.rewardsync.decision.RetentionPolicy;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Four years of orders, all written before the worker starts, so that each home partition processes its records in
 * the order in which they occurred. That is the order to feed to {@code process}.
 *
 * <p>Two conditions are needed. A task with a backlog of several topics processes it by record timestamp, and the records
 * have ascending timestamps. And the records that are rerouted to one home partition all come from one other
 * partition: the shop sends the customers of home partition h to partition (h + 1) mod 4. So five of six home
 * partitions receive all their records through the inbox; those of home partition 0 arrive there directly. With
 * several ways to one home partition, their order would be undefined, and the event clock could run ahead of
 * customers whose events are still in transit.
 *
 * <p>The last events, one for each home partition, are in March 2018, so that both runs fire all timers up to then.
 * They belong to customers invented for that purpose.
 */
final class Backfill {

    static final int PARTITIONS = 4;

    /** Long enough for all exports of these orders, and short enough that many are compacted while the worker runs. */
    private static final Duration ORDER_BYTES_RETENTION = Duration.ofDays(20);

    private static final String CUSTOMER_UPDATED = "shop.customer-updated";
    private static final Instant END = Instant.parse("2018-03-01T00:00:00Z");

    private Backfill() {}

    static ShopProducer shop(String bootstrapServers) {
        Map<String, Integer> partitions = Map.of(
                Superstore.CUSTOMER_SIGNED_UP,
                PARTITIONS,
                Superstore.ORDER_PLACED,
                PARTITIONS,
                Superstore.ORDER_STATUS_CHANGED,
                PARTITIONS,
                Superstore.ORDER_REFUNDED,
                PARTITIONS,
                Superstore.REVIEW_APPROVED,
                PARTITIONS,
                CUSTOMER_UPDATED,
                PARTITIONS);
        return new ShopProducer(bootstrapServers, partitions, Backfill::partitionOf);
    }

    static List<ShopRecord> records() {
        List<ShopRecord> records = new ArrayList<>(Superstore.records());
        for (int home = 0; home < ShopProducer.HOME_PARTITIONS; home++) {
            records.add(last(home));
        }
        return records;
    }

    /** Returns the output of {@code process} for the same records. */
    static LedgerAndExports processed() throws Exception {
        RetentionPolicy retention = new RetentionPolicy(
                ORDER_BYTES_RETENTION, RetentionPolicy.DEFAULT.keys(), RetentionPolicy.DEFAULT.parked());
        return LedgerAndExports.ofProcess(records(), retention, true);
    }

    /** Returns the settings of the worker. */
    static Map<String, String> settings(String bootstrapServers) {
        return Map.of(
                "spring.kafka.bootstrap-servers",
                bootstrapServers,
                "rewardsync.clock",
                "events",
                "rewardsync.retention.order-bytes",
                ORDER_BYTES_RETENTION.toString(),
                "rewardsync.topics.partitions",
                Integer.toString(ShopProducer.HOME_PARTITIONS));
    }

    private static int partitionOf(String key, int partitionCount) {
        int home = ShopProducer.homePartition(key);
        return home == 0 ? 0 : (home + 1) % partitionCount;
    }

    private static ShopRecord last(int home) {
        String customerId = IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> "nobody-" + number)
                .filter(id -> ShopProducer.homePartition(id) == home)
                .findFirst()
                .orElseThrow();
        String json = "{\"eventId\":\"last-%d\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"newsletter\":false}"
                .formatted(home, END, customerId);
        return new ShopRecord(CUSTOMER_UPDATED, customerId, json, END);
    }
}
