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
 * Four years of a shop's orders, all there before the worker starts, in such a way that each customer's home takes its
 * records in the order in which they occurred, which is so the order to feed {@code process} in.
 *
 * <p>That takes two things. A task that has a backlog of several topics takes it by record timestamp, and the records
 * are stamped in order. And what is handed on to one home all comes from one other partition: the shop sends the
 * customers of home h to partition (h + 1) mod 4, so five of six homes are handed all that they decide; those of home 0
 * it happens to send where they belong. With more ways to one home, no order between them would be promised, and the
 * events' clock, the latest event of a home, would run ahead of customers whose events are still on their way.
 *
 * <p>The last events, one for each home, lie in March 2018: both runs settle everyone to then. They are of customers
 * made up for that.
 */
final class Backfill {

    static final int PARTITIONS = 4;

    /** Long enough for all exports of these orders, and so short that much is taken away while the worker runs. */
    private static final Duration ORDER_BYTES_KEPT = Duration.ofDays(20);

    private static final String CUSTOMER_UPDATED = "shop.customer-updated";
    private static final Instant END = Instant.parse("2018-03-01T00:00:00Z");

    private Backfill() {}

    static Shop shop(String bootstrapServers) {
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
        return new Shop(bootstrapServers, partitions, Backfill::partitionOf);
    }

    static List<ShopRecord> records() {
        List<ShopRecord> records = new ArrayList<>(Superstore.records());
        for (int home = 0; home < Shop.HOMES; home++) {
            records.add(last(home));
        }
        return records;
    }

    /** What {@code process} makes of it. */
    static Books processed() throws Exception {
        RetentionPolicy retention =
                new RetentionPolicy(ORDER_BYTES_KEPT, RetentionPolicy.DEFAULT.keys(), RetentionPolicy.DEFAULT.parked());
        return Books.ofProcess(records(), retention, true);
    }

    /** The worker's settings for it. */
    static Map<String, String> settings(String bootstrapServers) {
        return Map.of(
                "spring.kafka.bootstrap-servers",
                bootstrapServers,
                "rewardsync.clock",
                "events",
                "rewardsync.retention.order-bytes",
                ORDER_BYTES_KEPT.toString(),
                "rewardsync.topics.partitions",
                Integer.toString(Shop.HOMES));
    }

    private static int partitionOf(String key, int partitionCount) {
        int home = Shop.home(key);
        return home == 0 ? 0 : (home + 1) % partitionCount;
    }

    private static ShopRecord last(int home) {
        String customerId = IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> "nobody-" + number)
                .filter(id -> Shop.home(id) == home)
                .findFirst()
                .orElseThrow();
        String json = "{\"eventId\":\"last-%d\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"newsletter\":false}"
                .formatted(home, END, customerId);
        return new ShopRecord(CUSTOMER_UPDATED, customerId, json, END);
    }
}
