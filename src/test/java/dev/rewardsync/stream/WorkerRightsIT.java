package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.rewardsync.kafka.DocumentedRight;
import dev.rewardsync.kafka.SecureBroker;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The worker with the rights that docs/security.md documents, and with one of them taken away. */
class WorkerRightsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String USER = "worker";
    private static final TopicNames TOPICS = TopicNames.standard();

    @TempDir
    static Path dir;

    private static final LoggedMessages LOGGED = new LoggedMessages();
    private static SecureBroker broker;
    private static int records;

    /** The messages of the worker's log. */
    private static final class LoggedMessages extends AppenderBase<ILoggingEvent> {
        private final Queue<String> messages = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            messages.add(event.getFormattedMessage());
        }
    }

    @BeforeAll
    static void startBroker() throws Exception {
        broker = SecureBroker.start(dir.resolve("kafka"));
        broker.createUsers(List.of(USER));
        for (DocumentedRight right : rights()) {
            broker.grant(right.acls());
        }
        LOGGED.start();
        logger().getLoggerContext().resetTurboFilterList(); // commands that ran in this JVM have disabled logging
        logger().addAppender(LOGGED);
        assertFirstStartNeedsToCreateTopics();
        process(dir.resolve("state"));
    }

    @AfterAll
    static void closeBroker() {
        logger().detachAppender(LOGGED);
        broker.close();
    }

    static List<DocumentedRight> rights() throws IOException {
        return DocumentedRight.all().stream()
                .filter(right -> right.user().equals(USER))
                .toList();
    }

    /** Returns the rights that the worker needs when its topics and its identity exist. */
    static List<DocumentedRight> rightsOfLaterStarts() throws IOException {
        return rights().stream()
                .filter(right -> right.operation() != AclOperation.CREATE)
                .filter(right -> right.operation() != AclOperation.WRITE || !isWrittenOnce(right))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rightsOfLaterStarts")
    void missingRightHasTheDocumentedMessage(DocumentedRight right) throws Exception {
        broker.revoke(right.acls());
        try {
            assertMessage(right, dir.resolve("without-" + records));
        } finally {
            broker.grant(right.acls());
        }
    }

    @Test
    void everythingWorksAgainWithAllRights() throws Exception {
        process(dir.resolve("state-again"));
    }

    private static void assertFirstStartNeedsToCreateTopics() throws Exception {
        for (AclOperation operation : List.of(AclOperation.CREATE, AclOperation.WRITE)) {
            for (DocumentedRight right : rights()) {
                boolean ofFirstStart = operation == AclOperation.CREATE || isWrittenOnce(right);
                if (right.operation() == operation && ofFirstStart) {
                    broker.revoke(right.acls());
                    assertMessage(right, dir.resolve("first"));
                    broker.grant(right.acls());
                }
            }
        }
    }

    private static boolean isWrittenOnce(DocumentedRight right) {
        return right.names().contains("rewardsync-identity") || right.names().contains("loyalty.rulesets");
    }

    private static void assertMessage(DocumentedRight right, Path stateDir) throws Exception {
        LOGGED.messages.clear();
        InProcessWorker worker = worker(stateDir);
        try (StreamsWorker running = worker.started()) {
            await(right.toString()).atMost(LIMIT).until(() -> {
                if (running.status().ready()) {
                    sendToAllPartitions();
                }
                return running.status().detail().contains(right.message())
                        || LOGGED.messages.stream().anyMatch(message -> message.contains(right.message()));
            });
        }
        assertThat(LOGGED.messages).noneMatch(message -> message.contains("A stream thread failed"));
    }

    private static void process(Path stateDir) throws Exception {
        InProcessWorker worker = worker(stateDir);
        try (StreamsWorker running = worker.started()) {
            worker.awaitReady();
            sendToAllPartitions();
            await().atMost(LIMIT)
                    .until(() -> worker.registry.find("rewardsync.exports").counters().stream()
                            .anyMatch(exports -> exports.count() > 0));
        }
    }

    /** Sends an order and a review to each partition, most of which are not their customers' homes, and an invalid record. */
    private static void sendToAllPartitions() {
        String id = "n-" + ++records;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.openServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int partition = 0; partition < 4; partition++) {
                String unique = id + "-" + partition;
                send(producer, TopologyFixture.ORDERS, partition, ShopEvents.order(unique, unique, 50));
                send(producer, TopologyFixture.REVIEWS, partition, ShopEvents.review(unique, unique));
            }
            send(producer, TopologyFixture.REVIEWS, 0, ShopEvents.bytes("{"));
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, int partition, byte[] value) {
        producer.send(new ProducerRecord<>(topic, partition, null, value));
    }

    private static InProcessWorker worker(Path stateDir) {
        return new InProcessWorker(broker.clientSettings(USER), "rewardsync", TOPICS, stateDir, true);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("dev.rewardsync");
    }
}
