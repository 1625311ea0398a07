package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.cli.RewardSyncCommand;
import dev.rewardsync.store.StateVersion;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A worker that cannot start stops with the reason and a fix. */
class WorkerRefusedIT {

    private static final Path BAD_RULES = Path.of("src", "test", "resources", "rulesets", "bad");

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @TempDir
    Path dir;

    @Test
    void everyRulesetErrorIsShownWithItsLocation() throws Exception {
        String log = refusal(
                Map.of("rewardsync.rules", BAD_RULES.resolve("operators.yaml").toString()));
        assertThat(log).contains(Files.readAllLines(BAD_RULES.resolve("operators.txt")));
    }

    @Test
    void advertisedAddressThatNoOtherInstanceCanReachIsRejected() throws Exception {
        assertThat(refusal(Map.of("rewardsync.api.advertised-address", "worker-1:8080")))
                .contains("cannot reach this one at worker-1:8080", "only on 127.0.0.1 (server.address)");
    }

    @Test
    void missingTopicsAreNamed() throws Exception {
        assertThat(refusal(Map.of(
                        "rewardsync.topics.create", "false",
                        "rewardsync.application-id", "missing",
                        "rewardsync.topics.order-placed", "missing.order-placed",
                        "rewardsync.topics.inbox", "missing.inbox")))
                .contains("missing.order-placed", "missing.inbox-dlt", "missing-identity")
                .contains("rewardsync.topics.create=true");
    }

    @Test
    void inputWithMorePartitionsThanTheInboxIsRejected() throws Exception {
        create(new NewTopic("small-inbox", 2, (short) 1)
                .configs(Map.of("retention.ms", "-1", "max.message.bytes", "20000000")));
        create(new NewTopic("wide-input", 3, (short) 1));
        assertThat(refusal(Map.of(
                        "rewardsync.topics.inbox", "small-inbox", "rewardsync.topics.order-placed", "wide-input")))
                .contains("wide-input has 3 partitions and small-inbox only 2")
                .contains("rewardsync.topics.partitions=3");
    }

    @Test
    void ledgerWithoutCompactionIsRejected() throws Exception {
        create(new NewTopic("deleting-ledger", 2, (short) 1).configs(Map.of("cleanup.policy", "delete")));
        assertThat(refusal(Map.of("rewardsync.topics.ledger", "deleting-ledger")))
                .contains("deleting-ledger has cleanup.policy=delete and needs compact")
                .contains("--add-config cleanup.policy=compact");
    }

    @Test
    void stateOfANewerVersionIsRejected() throws Exception {
        Map<String, String> settings = Map.of("rewardsync.application-id", "downgraded");
        WorkerProcess newer = launch("newer", settings);
        newer.awaitReady();
        newer.stop();
        markAsWrittenBy(new StateVersion(3, 2), "downgraded-totals-changelog");
        assertThat(refusal(settings))
                .contains("The state of partition 0 was written by a newer version of RewardSync:"
                        + " state format 3 and rule language 2, this version reads state format 2 and rule language 2.")
                .contains("docs/upgrading.md")
                .containsOnlyOnce("newer version of RewardSync")
                .doesNotContain("is replaced");
    }

    @Test
    void anotherShopWithTheSameApplicationIdIsRefusedUntilItConfirmsARename() throws Exception {
        WorkerProcess first = launch("first", Map.of("rewardsync.application-id", "one-shop"));
        first.awaitReady();
        Map<String, String> other = new HashMap<>(Map.of(
                "rewardsync.application-id", "one-shop",
                "rewardsync.topics.order-placed", "shop-b.order-placed",
                "rewardsync.topics.ledger", "shop-b.ledger"));
        assertThat(refusal(other))
                .contains("the application id one-shop belongs to a worker with other topics: "
                        + "order-placed is shop.order-placed, here shop-b.order-placed; "
                        + "ledger is loyalty.ledger, here shop-b.ledger.")
                .contains("--rewardsync.identity.replace");
        assertThat(topics()).doesNotContain("shop-b.order-placed", "shop-b.ledger");
        assertThat(first.readiness().isUp()).isTrue();
        first.stop();

        other.put("rewardsync.identity.replace", "");
        WorkerProcess renamed = launch("renamed", other);
        renamed.awaitReady();
        renamed.stop();
        assertThat(refusal(Map.of("rewardsync.application-id", "one-shop")))
                .contains("ledger is shop-b.ledger, here loyalty.ledger");
    }

    @Test
    void lostStateIsRefused() throws Exception {
        Map<String, String> settings = Map.of(
                "rewardsync.application-id", "lost-state",
                "rewardsync.leave-group", "true",
                "rewardsync.topics.customer-signed-up", "lost-state.signed-up",
                "rewardsync.topics.ledger", "lost-state.ledger");
        WorkerProcess worker = launch("lost-state", settings);
        worker.awaitReady();
        signUp("lost-state.signed-up");
        try (CommittedReader ledger = new CommittedReader(BROKER.bootstrapServers(), List.of("lost-state.ledger"))) {
            await("an entry").atMost(WorkerProcess.START_LIMIT).until(() -> ledger.count("lost-state.ledger") > 0);
        }
        worker.stop();

        deleteGroup("lost-state");
        assertThat(refusal(settings))
                .contains("the state of application id lost-state is incomplete:"
                        + " the ledger has entries, but the consumer group has no committed offsets")
                .contains("docs/operations.md#lost-state");
        delete(topics().stream()
                .filter(topic -> topic.matches("lost-state-.*-changelog"))
                .toList());
        assertThat(refusal(settings))
                .contains("changelog topics are missing: lost-state-accounts-changelog, lost-state-orders-changelog")
                .containsOnlyOnce("lost-state-accounts-changelog");
    }

    @Test
    void onlyOneProcessUsesAStateDirectoryOrAnInstanceId() throws Exception {
        Map<String, String> settings =
                Map.of("rewardsync.application-id", "twice", "rewardsync.instance-id", "worker-1");
        WorkerProcess first = launch("first-of-two", settings);
        first.awaitReady();
        Map<String, String> sameState = new HashMap<>(settings);
        String stateDir = dir.resolve("first-of-two").resolve("state").toString();
        sameState.put("rewardsync.state-dir", stateDir);
        assertThat(refusal(sameState)).contains("application id twice uses the state directory " + stateDir);
        assertThat(first.readiness().isUp()).isTrue();

        WorkerProcess second = launch("second-of-two", settings);
        assertThat(first.awaitExit()).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(String.join("\n", first.logLines()))
                .containsOnlyOnce("joined the consumer group twice with this worker's instance id worker-1")
                .doesNotContain("is replaced in");
        second.awaitReady();
        assertThat(second.metrics().sum("rewardsync_fencings_total")).isZero();
    }

    private static void signUp(String topic) throws Exception {
        ShopRecord signUp = Superstore.records().stream()
                .filter(written -> written.topic().equals(Superstore.CUSTOMER_SIGNED_UP))
                .findFirst()
                .orElseThrow();
        new ShopProducer(
                        BROKER.bootstrapServers(),
                        Map.of(topic, ShopProducer.HOME_PARTITIONS),
                        (key, count) -> ShopProducer.homePartition(key))
                .write(List.of(new ShopRecord(topic, signUp.key(), signUp.json(), signUp.occurredAt())));
    }

    private static void markAsWrittenBy(StateVersion version, String changelog) {
        byte[] key = "state-version".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(changelog, 0, key, version.toBytes()));
        }
    }

    private WorkerProcess launch(String name, Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("spring.kafka.bootstrap-servers", BROKER.bootstrapServers());
        return workers.launch(dir.resolve(name), all);
    }

    /** Returns the log of a worker that is refused. */
    private String refusal(Map<String, String> settings) throws Exception {
        Files.deleteIfExists(dir.resolve("refused").resolve("worker.log"));
        WorkerProcess worker = launch("refused", settings);
        assertThat(worker.awaitExit()).isEqualTo(RewardSyncCommand.FAILED);
        String log = String.join("\n", worker.logLines());
        assertThat(log).doesNotContain("\tat ").doesNotContain("Exception");
        return log;
    }

    private static void delete(List<String> topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            admin.deleteTopics(topics).all().get();
        }
    }

    /** Deletes a consumer group without members. A stopped worker is a member until its session ends. */
    private static void deleteGroup(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            await("the group is empty")
                    .atMost(WorkerProcess.START_LIMIT)
                    .ignoreException(ExecutionException.class)
                    .until(() -> {
                        admin.deleteConsumerGroups(List.of(group)).all().get();
                        return true;
                    });
        }
    }

    private static Set<String> topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }

    private static void create(NewTopic topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }
}
