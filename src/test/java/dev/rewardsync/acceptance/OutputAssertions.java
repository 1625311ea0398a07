package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.audit.AuditReport;
import dev.rewardsync.audit.Auditor;
import dev.rewardsync.offline.AuditInputReader;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Assertions that hold for all output of the worker, even after failures. */
final class OutputAssertions {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CommittedReader written;
    private final LedgerAndExports outputs;

    OutputAssertions(CommittedReader written) {
        this.written = written;
        this.outputs = LedgerAndExports.of(written);
    }

    /** Asserts that ledger, balances and exports agree. */
    OutputAssertions booksFitTogether() {
        Auditor auditor = new Auditor();
        AuditInputReader reader = new AuditInputReader(TopicNames.standard(), auditor);
        for (String topic : List.of(LedgerAndExports.LEDGER, LedgerAndExports.BALANCES, LedgerAndExports.EXPORTS)) {
            for (ConsumerRecord<String, String> record : written.of(topic)) {
                reader.read(
                        "%s-%d@%d".formatted(topic, record.partition(), record.offset()),
                        topic,
                        record.key().getBytes(StandardCharsets.UTF_8),
                        record.value().getBytes(StandardCharsets.UTF_8));
            }
        }
        AuditReport report = auditor.finish(true).report();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(outputs.entryCount());
        return this;
    }

    /**
     * Asserts that every order is exported as it was placed and as it ended, each revision once, from 1 without gaps.
     */
    OutputAssertions ordersAreExportedOncePerRevision(List<ShopRecord> records) {
        Map<String, String> ends = eventsOf(Superstore.ORDER_STATUS_CHANGED, records).stream()
                .collect(Collectors.toMap(
                        event -> event.get("orderId").asString(),
                        event -> event.get("status").asString().toUpperCase(Locale.ROOT)));
        assertThat(outputs.exports().keySet()).isEqualTo(ends.keySet());
        outputs.exports().forEach((orderId, exports) -> {
            List<JsonNode> read = exports.stream().map(JSON::readTree).toList();
            assertThat(read.stream().map(export -> export.get("exportId").asString()))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, exports.size())
                            .mapToObj(revision -> orderId + ":" + revision)
                            .toList());
            assertThat(read.getFirst().get("reason").asString()).isEqualTo("PLACED");
            assertThat(read.stream().map(export -> export.get("reason").asString()))
                    .containsOnlyOnce(ends.get(orderId));
        });
        return this;
    }

    /** Asserts that the order in every export is that of the shop, byte for byte. */
    OutputAssertions ordersAreTheShopsOwn(List<ShopRecord> records) {
        Map<String, String> placed = records.stream()
                .filter(record -> record.topic().equals(Superstore.ORDER_PLACED))
                .collect(Collectors.toMap(
                        record -> JSON.readTree(record.json()).get("orderId").asString(), ShopRecord::json));
        outputs.exports()
                .forEach((orderId, exports) -> assertThat(exports)
                        .allSatisfy(export -> assertThat(export).endsWith(",\"order\":" + placed.get(orderId) + "}")));
        return this;
    }

    /** Asserts that there are no dead letters. */
    OutputAssertions nothingIsDeadLettered() {
        assertThat(LedgerAndExports.DEAD_LETTERS)
                .allSatisfy(topic -> assertThat(written.of(topic))
                        .extracting(ConsumerRecord::value)
                        .isEmpty());
        return this;
    }

    /** Asserts that ledger and exports equal others, byte for byte. */
    OutputAssertions isTheSameAs(LedgerAndExports expected) {
        assertEqualRecords(outputs.ledger(), expected.ledger());
        assertEqualRecords(outputs.exports(), expected.exports());
        return this;
    }

    private static void assertEqualRecords(Map<String, List<String>> actual, Map<String, List<String>> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((key, records) -> assertThat(records).as(key).isEqualTo(expected.get(key)));
    }

    private static List<JsonNode> eventsOf(String topic, List<ShopRecord> records) {
        return records.stream()
                .filter(record -> record.topic().equals(topic))
                .map(record -> JSON.readTree(record.json()))
                .toList();
    }
}
