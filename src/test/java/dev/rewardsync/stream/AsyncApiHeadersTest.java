package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.ORDERS;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.input.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Tests that schemas/asyncapi.yaml documents the headers of the worker's records, and no others. */
class AsyncApiHeadersTest {

    private static final Header TRACEPARENT = new RecordHeader("traceparent", ShopEvents.bytes("00-1-2-01"));
    private static final Header REPLAYS = new RecordHeader("rewardsync_replays", ShopEvents.bytes("1"));

    @TempDir
    Path dir;

    private TopologyFixture worker;

    @BeforeEach
    void start() {
        worker = new TopologyFixture(TestRulesets::small, ClockMode.WALL, dir);
    }

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void outputsHaveTheDocumentedHeaders() throws IOException {
        String customer = TopologyFixture.customerAtHome();
        worker.send(ORDERS, customer, ShopEvents.order(customer, "o-1", 50), TRACEPARENT);

        Map<String, String> messages = Map.of(
                TOPICS.ledger(), "ledgerEntry",
                TOPICS.balances(), "balance",
                TOPICS.exports(), "orderExport",
                TOPICS.notifications(), "notification");
        for (Map.Entry<String, String> message : messages.entrySet()) {
            assertThat(headersOn(message.getKey())).isEqualTo(documented(message.getValue()));
        }
    }

    @Test
    void deadLettersHaveTheDocumentedHeaders() throws IOException {
        worker.send(ORDERS, "k-1", new byte[5 * 1024 * 1024], TRACEPARENT, REPLAYS);

        assertThat(headersOn(ORDERS + "-dlt")).isEqualTo(documented("deadLetter"));
    }

    @Test
    void reroutedRecordsHaveTheDocumentedHeaders() throws IOException {
        SourceRecord record = new SourceRecord(
                EventType.ORDER_PLACED,
                ORDERS,
                0,
                41,
                NOW,
                ShopEvents.bytes("k-1"),
                ShopEvents.bytes("{}"),
                List.of(
                        new SourceRecord.Header(TRACEPARENT.key(), TRACEPARENT.value()),
                        new SourceRecord.Header(REPLAYS.key(), REPLAYS.value())));

        Set<String> expected = documented("rehomed");
        expected.remove("rewardsync_origin_message"); // only on the worker's own referral events
        assertThat(names(RecordOrigin.headersWithOrigin(record))).isEqualTo(expected);
    }

    private Set<String> headersOn(String topic) {
        return names(worker.read(topic).getFirst().headers());
    }

    private static Set<String> names(Headers headers) {
        return Arrays.stream(headers.toArray()).map(Header::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names of the headers of a message, with those of its traits. */
    private static Set<String> documented(String message) throws IOException {
        Map<?, ?> document = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("schemas/asyncapi.yaml")));
        Map<?, ?> components = (Map<?, ?>) document.get("components");
        Map<?, ?> described = (Map<?, ?>) ((Map<?, ?>) components.get("messages")).get(message);
        Set<String> names = new TreeSet<>();
        addHeaders(described, names);
        for (Object trait : (Iterable<?>) described.get("traits")) {
            String reference = (String) ((Map<?, ?>) trait).get("$ref");
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            addHeaders((Map<?, ?>) ((Map<?, ?>) components.get("messageTraits")).get(name), names);
        }
        return names;
    }

    private static void addHeaders(Map<?, ?> described, Set<String> names) {
        if (described.get("headers") instanceof Map<?, ?> headers) {
            ((Map<?, ?>) headers.get("properties")).keySet().forEach(name -> names.add((String) name));
        }
    }
}
