package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Invalid records among valid ones. */
class BadInputIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ORDER_DEAD_LETTERS = Superstore.ORDER_PLACED + "-dlt";
    private static final String STATUS_DEAD_LETTERS = Superstore.ORDER_STATUS_CHANGED + "-dlt";

    private static final String FIRST = order("1", "2026-01-05T10:00:00Z", "50.00");
    private static final String BROKEN = FIRST.substring(0, 100);
    private static final String NO_LINES =
            FIRST.replace("\"lines\"", "\"items\"").replace("o-1", "o-0");
    private static final String DUPLICATE = FIRST.replace("e-1", "e-7");
    private static final String CONFLICTING = FIRST.replace("SKU-1", "SKU-2");
    private static final String WRONG_TOTAL = order("2", "2026-01-05T11:00:00Z", "49.00");
    private static final String UNKNOWN = """
            {"eventId":"e-9","occurredAt":"2026-01-05T12:00:00Z","customerId":"c-1","orderId":"o-9","status":"completed"}""";
    private static final String LAST = order("3", "2026-01-15T10:00:00Z", "50.00");

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @Test
    void invalidRecordsBecomeDeadLettersAndOthersAreDecided(@TempDir Path dir) throws Exception {
        Map<String, Integer> partitions = Map.of(
                Superstore.ORDER_PLACED,
                ShopProducer.HOME_PARTITIONS,
                Superstore.ORDER_STATUS_CHANGED,
                ShopProducer.HOME_PARTITIONS);
        ShopProducer shop = new ShopProducer(
                BROKER.bootstrapServers(), partitions, (key, count) -> ShopProducer.homePartition(key));
        shop.createTopics();
        shop.write(List.of(
                placed(FIRST),
                placed(BROKEN),
                placed(NO_LINES),
                placed(DUPLICATE),
                placed(CONFLICTING),
                placed(WRONG_TOTAL),
                new ShopRecord(Superstore.ORDER_STATUS_CHANGED, "c-1", UNKNOWN, Instant.EPOCH),
                placed(LAST)));
        WorkerProcess worker = workers.launch(dir, Backfill.settings(BROKER.bootstrapServers()));
        worker.awaitReady();
        try (CommittedReader written = new CommittedReader(BROKER.bootstrapServers(), LedgerAndExports.OUTPUTS)) {
            await("the last order").atMost(LIMIT).until(() -> written.count(LedgerAndExports.EXPORTS) >= 3);
            written.readToEnd();
            assertThat(LedgerAndExports.of(written).exports()).containsOnlyKeys("o-1", "o-2", "o-3");
            assertThat(LedgerAndExports.of(written).exports().get("o-2").getFirst())
                    .contains("\"TOTAL_MISMATCH\"");
            assertThat(written.of(ORDER_DEAD_LETTERS))
                    .satisfiesExactly(
                            letter -> assertIs(letter, BROKEN, "MALFORMED_JSON", "line 1, column"),
                            letter -> assertIs(letter, NO_LINES, "INVALID_EVENT", "/lines"),
                            letter -> assertIs(letter, CONFLICTING, "CONFLICTING_DUPLICATE", "/lines/0/sku"));
            assertThat(written.of(STATUS_DEAD_LETTERS))
                    .satisfiesExactly(letter -> assertIs(letter, UNKNOWN, "UNKNOWN_ORDER", "/orderId"));
            assertCounted(worker.metrics());
        }
    }

    private static void assertCounted(Metrics metrics) {
        assertThat(metrics.samples()).noneMatch(sample -> sample.toString().contains("uncommitted_bytes"));
        assertThat(metrics.sumsBy("code", "rewardsync_dead_letters_total"))
                .containsOnly(
                        entry("MALFORMED_JSON", 1L),
                        entry("INVALID_EVENT", 1L),
                        entry("CONFLICTING_DUPLICATE", 1L),
                        entry("UNKNOWN_ORDER", 1L));
        assertThat(metrics.sumsBy("topic", "rewardsync_duplicates_total"))
                .containsOnly(entry(Superstore.ORDER_PLACED, 1L));
        assertThat(metrics.sumsBy("code", "rewardsync_discrepancies_total")).containsOnly(entry("TOTAL_MISMATCH", 1L));
        assertThat(metrics.sumsBy("outcome", "rewardsync_events_total"))
                .containsOnly(
                        entry("decided", 3L), entry("duplicate", 1L), entry("dead_lettered", 3L), entry("parked", 1L));
        assertThat(metrics.labelsOfOwn())
                .containsEntry("rewardsync_dead_letters_total", Set.of("topic", "code"))
                .containsEntry("rewardsync_duplicates_total", Set.of("topic"))
                .containsEntry("rewardsync_discrepancies_total", Set.of("code"));
    }

    private static void assertIs(ConsumerRecord<String, String> letter, String value, String code, String location) {
        assertThat(letter.key()).isEqualTo("c-1");
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, "rewardsync_error_code")).isEqualTo(code);
        assertThat(header(letter, "rewardsync_error_detail")).contains(location);
        assertThat(header(letter, "kafka_dlt-original-topic") + "-dlt").isEqualTo(letter.topic());
    }

    private static String header(ConsumerRecord<String, String> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static ShopRecord placed(String json) {
        return new ShopRecord(Superstore.ORDER_PLACED, "c-1", json, Instant.EPOCH);
    }

    private static String order(String number, String occurredAt, String grandTotal) {
        return """
                {"eventId":"e-%s","occurredAt":"%s","customerId":"c-1","orderId":"o-%s","currency":"USD",\
                "lines":[{"lineId":"1","sku":"SKU-1","quantity":1,"unitPrice":"50.00"}],\
                "totals":{"grandTotal":"%s"}}""".formatted(number, occurredAt, number, grandTotal);
    }
}
