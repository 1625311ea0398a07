package dev.rewardsync.console.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.console.RunningConsole;
import dev.rewardsync.console.database.ConsoleDatabase;
import dev.rewardsync.console.ingest.SampleRecords;
import dev.rewardsync.kafka.DocumentedRight;
import dev.rewardsync.kafka.SecureBroker;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rights for actions that docs/security.md documents are enough, and each of them is needed. */
class ActionRightsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String USER = "console";
    private static final String OPERATOR_LOG = "rewardsync-operator-log";
    private static final String REVIEWS = "shop.review-approved";

    private static SecureBroker broker;
    private static RunningConsole console;

    private record Outcome(boolean done, String text) {}

    @Test
    void documentedRightsAreEnoughAndEachIsNeeded(@TempDir Path dir) throws Exception {
        List<DocumentedRight> rights = DocumentedRight.all().stream()
                .filter(right -> right.user().equals(USER))
                .toList();
        broker = SecureBroker.start(dir.resolve("kafka"));
        try {
            broker.createUsers(List.of(USER));
            createTopics(rights.getFirst());
            for (DocumentedRight right : rights) {
                broker.grant(right.acls());
            }
            console = RunningConsole.start(dir, settings());
            writeCustomer();
            List<DocumentedRight> forActions = new ArrayList<>(rights.subList(1, rights.size()));
            forActions.sort((one, other) -> Boolean.compare(isCreate(other), isCreate(one))); // before the topics exist
            for (DocumentedRight right : forActions) {
                assertNeeded(right);
            }
            await().atMost(LIMIT).untilAsserted(() -> {
                Outcome outcome = act();
                assertThat(outcome.done()).as(outcome.text()).isTrue();
            });
        } finally {
            console.close();
            broker.close();
        }
    }

    private static boolean isCreate(DocumentedRight right) {
        return right.operation() == AclOperation.CREATE;
    }

    private static void createTopics(DocumentedRight read) throws Exception {
        List<String> names = new ArrayList<>(read.names());
        names.remove(OPERATOR_LOG);
        names.addAll(List.of(REVIEWS, "shop.points-adjusted"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.openServers()))) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static String[] settings() {
        Map<String, Object> client = broker.clientSettings(USER);
        List<String> settings = new ArrayList<>(List.of(RunningConsole.KAFKA + broker.secureServers()));
        client.forEach((name, value) -> {
            if (!name.equals("bootstrap.servers")) {
                settings.add("--spring.kafka.properties." + name + "=" + value);
            }
        });
        return settings.toArray(String[]::new);
    }

    private static void writeCustomer() {
        ConsoleDatabase database = console.context().getBean(ConsoleDatabase.class);
        await().atMost(LIMIT).ignoreExceptions().until(() -> {
            database.write(SampleRecords.batch(SampleRecords.balance("c-1", 700)), Map.of());
            return true;
        });
    }

    private static void assertNeeded(DocumentedRight right) throws Exception {
        broker.revoke(right.acls());
        await(right.toString()).atMost(LIMIT).untilAsserted(() -> {
            Outcome outcome = act();
            assertThat(outcome.done()).as(outcome.text()).isFalse();
            assertThat(outcome.text()).contains(right.message());
        });
        broker.grant(right.acls());
    }

    /** Adjusts points and replays a dead letter. */
    private static Outcome act() throws Exception {
        writeDeadLetter();
        HttpResponse<String> adjusted = send("/api/v1/customers/c-1/adjustments", "{\"points\":1}");
        HttpResponse<String> replayed =
                send("/api/v1/dead-letters/replay", "{\"topic\":\"%s-dlt\"}".formatted(REVIEWS));
        boolean done = adjusted.statusCode() == 202
                && replayed.statusCode() == 200
                && replayed.body().contains("\"rejected\":0");
        return new Outcome(done, adjusted.body() + "\n" + replayed.body());
    }

    private static HttpResponse<String> send(String path, String json) throws Exception {
        return console.send(console.post(path, json)
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private static void writeDeadLetter() throws Exception {
        ProducerRecord<String, String> letter = new ProducerRecord<>(REVIEWS + "-dlt", "c-1", "{}");
        letter.headers().add("kafka_dlt-original-topic", REVIEWS.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("rewardsync_error_code", "INVALID_EVENT".getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.openServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(letter).get();
        }
    }
}
