package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.superstore.Superstore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings for logs in JSON and for all of Kafka's metrics. */
class LogAndMetricSettingsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @Test
    void logsAreJsonWithTheRecordAndItsTraceAndAllMetricsAreExposed(@TempDir Path dir) throws Exception {
        Map<String, String> settings = new HashMap<>(Backfill.settings(BROKER.bootstrapServers()));
        settings.put(WorkerProcess.LOG_CONFIGURATION, "classpath:acceptance/json-logback.xml");
        settings.put("logging.structured.format.console", "ecs");
        settings.put("logging.level.dev.rewardsync.stream.DeadLetterWriter", "debug");
        settings.put("rewardsync.metrics.all-of-kafka", "true");
        WorkerProcess worker = workers.launch(dir, settings);
        worker.awaitReady();

        RecordMetadata written = writeBrokenOrder();
        String place = written.topic() + "-" + written.partition() + "@" + written.offset();
        await("the dead letter is logged")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(json(worker.logLines())).anySatisfy(line -> {
                    assertThat(line.path("message").asString())
                            .startsWith(place + " becomes a dead letter: MALFORMED_JSON");
                    assertThat(line.path("record").asString()).isEqualTo(place);
                    assertThat(line.path("traceId").asString()).isEqualTo(TRACE);
                }));
        assertThat(json(worker.logLines())).allSatisfy(line -> {
            assertThat(line.path("@timestamp").asString()).isNotEmpty();
            assertThat(line.at("/log/level").asString()).isNotEmpty();
        });
        assertThat(json(worker.logLines()))
                .filteredOn(line -> line.has("record"))
                .hasSize(1);

        await("Kafka's metrics are exposed")
                .atMost(LIMIT)
                .until(() -> worker.metrics().samples().stream()
                        .anyMatch(sample -> sample.name().startsWith("kafka_stream_thread_")));
        assertThat(worker.metrics().sum("rewardsync_kafka_threads")).isPositive();
    }

    private static List<JsonNode> json(List<String> lines) {
        return lines.stream().map(JsonMapper.shared()::readTree).toList();
    }

    private static RecordMetadata writeBrokenOrder() throws Exception {
        ProducerRecord<String, String> broken = new ProducerRecord<>(Superstore.ORDER_PLACED, "c-1", "{");
        broken.headers()
                .add("traceparent", ("00-" + TRACE + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.US_ASCII));
        try (var producer = new KafkaProducer<>(
                ShopProducer.settings(BROKER.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
            return producer.send(broken).get();
        }
    }
}
