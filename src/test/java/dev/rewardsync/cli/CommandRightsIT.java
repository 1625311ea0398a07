package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.DocumentedRight;
import dev.rewardsync.kafka.SecureBroker;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands with the rights that docs/security.md documents, and with one of them taken away. */
class CommandRightsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String REVIEWS = "shop.review-approved";
    private static final List<String> USERS = List.of("auditor", "support", "migration", "analyst");

    @TempDir
    static Path dir;

    private static SecureBroker broker;

    /** The exit code of a command, and all that it printed. */
    private record Result(int exitCode, String output) {}

    @BeforeAll
    static void startBroker() throws Exception {
        broker = SecureBroker.start(dir.resolve("kafka"));
        broker.createUsers(USERS);
        for (String user : USERS) {
            Properties client = new Properties();
            client.putAll(broker.clientSettings(user));
            try (Writer file = Files.newBufferedWriter(clientSettings(user))) {
                client.store(file, null);
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.openServers()))) {
            List<NewTopic> topics = Stream.concat(
                            TopicNames.standard().inputs().values().stream(),
                            Stream.of("loyalty.ledger", "loyalty.balances", "erp.order-export", REVIEWS + "-dlt"))
                    .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                    .toList();
            admin.createTopics(topics).all().get();
        }
        Files.writeString(dir.resolve("customers.csv"), "customerId,points\nc-1,5\n");
        for (DocumentedRight right : rights()) {
            broker.grant(right.acls());
        }
        assertFirstReplayNeedsToCreateItsTopic();
    }

    @AfterAll
    static void closeBroker() {
        broker.close();
    }

    static List<DocumentedRight> rights() throws IOException {
        return DocumentedRight.all().stream()
                .filter(right -> USERS.contains(right.user()))
                .toList();
    }

    static List<DocumentedRight> rightsOfEveryRun() throws IOException {
        return rights().stream()
                .filter(right -> right.operation() != AclOperation.CREATE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rightsOfEveryRun")
    void missingRightHasTheDocumentedMessageAndAllRightsSuffice(DocumentedRight right) throws Exception {
        broker.revoke(right.acls());
        assertMissing(right);
        broker.grant(right.acls());
        await(right.toString()).atMost(LIMIT).untilAsserted(() -> {
            Result result = run(right.user());
            assertThat(result.exitCode()).as(result.output()).isEqualTo(RewardSyncCommand.SUCCESS);
        });
    }

    private static void assertFirstReplayNeedsToCreateItsTopic() throws Exception {
        for (DocumentedRight right : rights()) {
            if (right.operation() == AclOperation.CREATE) {
                broker.revoke(right.acls());
                assertMissing(right);
                broker.grant(right.acls());
            }
        }
        await().atMost(LIMIT).until(() -> run("support").exitCode() == RewardSyncCommand.SUCCESS);
    }

    private static void assertMissing(DocumentedRight right) {
        await(right.toString()).atMost(LIMIT).untilAsserted(() -> {
            Result result = run(right.user());
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.output()).contains(right.message());
        });
    }

    /** Runs the command of a user. */
    private static Result run(String user) throws Exception {
        return switch (user) {
            case "auditor" -> command(user, "audit");
            case "support" -> {
                writeDeadLetter();
                yield command(user, "dead-letters", "replay", "--execute", "--topic", REVIEWS);
            }
            case "analyst" ->
                command(
                        user,
                        "rules",
                        "simulate",
                        "--rules",
                        "ops/rules.yaml",
                        "--against",
                        "ops/rules.yaml",
                        "--from-topic");
            default ->
                command(
                        user,
                        "accounts",
                        "import",
                        "--rules",
                        "ops/rules.yaml",
                        dir.resolve("customers.csv").toString());
        };
    }

    private static Result command(String user, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(
                "--bootstrap-servers",
                broker.secureServers(),
                "--command-config",
                clientSettings(user).toString()));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exitCode = RewardSyncCommand.run(output, output, arguments.toArray(String[]::new));
        return new Result(exitCode, output.toString(StandardCharsets.UTF_8));
    }

    private static void writeDeadLetter() throws Exception {
        ProducerRecord<String, String> letter = new ProducerRecord<>(REVIEWS + "-dlt", "c-1", "{}");
        letter.headers().add("kafka_dlt-original-topic", REVIEWS.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("rewardsync_error_code", "UNKNOWN_ORDER".getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.openServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(letter).get();
        }
    }

    private static Path clientSettings(String user) {
        return dir.resolve(user + ".properties");
    }
}
