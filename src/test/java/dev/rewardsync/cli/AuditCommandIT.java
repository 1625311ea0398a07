package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.KafkaBroker;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the audit of consistent, damaged and truncated topics on a real broker. */
class AuditCommandIT {

    private static final Path BOOK = Path.of("src/test/resources/books/book.ndjson");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LEDGER = "loyalty.ledger";
    private static final String BALANCES = "loyalty.balances";
    private static final String EXPORTS = "erp.order-export";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int audit(KafkaBroker broker) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return RewardSyncCommand.commandLine(new AuditCommand(InputStream.nullInputStream()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--bootstrap-servers", broker.bootstrapServers());
    }

    @Test
    void auditsTopics(@TempDir Path dir) throws Exception {
        try (KafkaBroker broker = KafkaBroker.startWithAuthorizer(dir);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            assertThat(audit(broker)).isEqualTo(RewardSyncCommand.FAILED);
            assertThat(err.toString()).contains("topic " + LEDGER + " does not exist");

            admin.createTopics(List.of(
                            new NewTopic(LEDGER, 3, (short) 1),
                            new NewTopic(BALANCES, 3, (short) 1),
                            new NewTopic(EXPORTS, 1, (short) 1)))
                    .all()
                    .get();
            Map<String, String> balances = write(producer);
            assertThat(audit(broker)).as(out.toString()).isEqualTo(RewardSyncCommand.SUCCESS);
            assertThat(out.toString()).endsWith(": no findings" + System.lineSeparator());
            assertThat(err.toString()).isEmpty();

            RecordMetadata wrong = send(
                            producer,
                            BALANCES,
                            "c-1",
                            balances.get("c-1").replaceFirst("\"available\":", "\"available\":1"))
                    .get();
            assertThat(audit(broker)).isEqualTo(RewardSyncCommand.FINDINGS);
            assertThat(out.toString().lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("%s-%d@%d: BALANCE customer c-1: available: expected "
                                            .formatted(BALANCES, wrong.partition(), wrong.offset())),
                            line -> assertThat(line).endsWith(": 1 finding"));
            assertThat(err.toString()).contains("reading again");
            send(producer, BALANCES, "c-1", balances.get("c-1")).get();

            // As after retention: no export of order 1002 and only the last one of 1001 are left.
            TopicPartition exports = new TopicPartition(EXPORTS, 0);
            admin.deleteRecords(Map.of(exports, RecordsToDelete.beforeOffset(6)))
                    .all()
                    .get();
            assertThat(audit(broker)).as(out.toString()).isEqualTo(RewardSyncCommand.SUCCESS);

            for (AclOperation right : List.of(AclOperation.READ, AclOperation.DESCRIBE)) {
                deny(admin, right);
                await().atMost(LIMIT).until(() -> audit(broker) == RewardSyncCommand.FAILED);
                assertThat(err.toString())
                        .contains("Not authorized to access topics: [" + LEDGER + "]")
                        .doesNotContain("does not exist");
            }
        }
    }

    private static void deny(Admin admin, AclOperation right) throws Exception {
        AccessControlEntry everybody = new AccessControlEntry("User:*", "*", right, AclPermissionType.DENY);
        admin.createAcls(List.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, LEDGER, PatternType.LITERAL), everybody)))
                .all()
                .get();
    }

    /** Writes the records and returns the last balances. */
    private static Map<String, String> write(KafkaProducer<String, String> producer) throws Exception {
        Map<String, String> balances = new HashMap<>();
        for (String line : Files.readAllLines(BOOK, StandardCharsets.UTF_8)) {
            JsonNode record = JsonMapper.shared().readTree(line);
            String topic = record.get("topic").asString();
            String key = record.get("key").asString();
            String value = record.get("value").toString();
            if (topic.equals(BALANCES)) {
                balances.put(key, value);
            }
            if (List.of(LEDGER, BALANCES, EXPORTS).contains(topic)) {
                send(producer, topic, key, value).get();
            }
        }
        return balances;
    }

    /** Writes to the partition of the customer, as the worker does. */
    private static Future<RecordMetadata> send(
            KafkaProducer<String, String> producer, String topic, String key, String value) {
        int partition = topic.equals(EXPORTS) ? 0 : Math.floorMod(key.split("\\|")[0].hashCode(), 3);
        return producer.send(new ProducerRecord<>(topic, partition, key, value));
    }
}
