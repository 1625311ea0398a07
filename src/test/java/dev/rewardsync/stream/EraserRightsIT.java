package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.CustomerErasure;
import dev.rewardsync.kafka.DocumentedRight;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.SecureBroker;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Erases customers with the rights that docs/security.md documents, and with one of them taken away. */
class EraserRightsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String USER = "eraser";

    @TempDir
    static Path dir;

    private static SecureBroker broker;
    private static StreamsWorker worker;
    private static int customers;

    @BeforeAll
    static void startWorker() throws Exception {
        broker = SecureBroker.start(dir.resolve("kafka"));
        broker.createUsers(List.of(USER));
        for (DocumentedRight right : rights()) {
            broker.grant(right.acls());
        }
        InProcessWorker started = new InProcessWorker(
                Map.of("bootstrap.servers", broker.openServers()),
                "rewardsync",
                TopicNames.standard(),
                dir.resolve("state"),
                true);
        worker = started.started();
        started.awaitReady();
    }

    @AfterAll
    static void closeBroker() {
        worker.close();
        broker.close();
    }

    static List<DocumentedRight> rights() throws IOException {
        return DocumentedRight.all().stream()
                .filter(right -> right.user().equals(USER))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rights")
    void missingRightHasTheDocumentedMessageAndAllRightsSuffice(DocumentedRight right) throws Exception {
        String customer = customerWithAnEntry();
        broker.revoke(right.acls());
        await(right.toString())
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(catchThrowableOfType(KafkaAccessException.class, () -> erase(customer)))
                        .hasMessageContaining(right.message()));
        broker.grant(right.acls());
        await(right.toString())
                .atMost(LIMIT)
                .ignoreException(KafkaAccessException.class)
                .until(() -> erase(customer) >= 0);
    }

    private static String customerWithAnEntry() throws Exception {
        String customer = "c-" + ++customers;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.openServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TopologyFixture.REVIEWS, ShopEvents.review(customer, "r-" + customer)))
                    .get();
        }
        try (CustomerErasure erasure = open()) {
            await("the review's points").atMost(LIMIT).until(() -> erasure.entries(customer) == 1);
        }
        return customer;
    }

    private static int erase(String customer) throws Exception {
        try (CustomerErasure erasure = open()) {
            return erasure.erase(customer, InProcessWorker.ERASURE_KEY, CustomerErasure.Progress.NONE);
        }
    }

    private static CustomerErasure open() throws KafkaAccessException {
        Map<String, String> client = broker.clientSettings(USER).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, setting -> String.valueOf(setting.getValue())));
        return CustomerErasure.open(client, TopicNames.standard(), "rewardsync");
    }
}
