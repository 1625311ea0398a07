package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.cli.RewardSyncCommand;
import dev.rewardsync.store.StateVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        assertThat(refusal(Map.of("rewardsync.topics.create", "false")))
                .contains("shop.order-placed", "loyalty.ledger", "rewardsync-inbox-dlt")
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
        Map<String, String> all = new HashMap<>(settings);
        all.put("spring.kafka.bootstrap-servers", BROKER.bootstrapServers());
        WorkerProcess newer = workers.launch(dir.resolve("newer"), all);
        newer.awaitReady();
        newer.stop();
        markAsWrittenBy(new StateVersion(2, 1), "downgraded-totals-changelog");
        assertThat(refusal(settings))
                .contains("The state of partition 0 was written by a newer version of RewardSync:"
                        + " state format 2 and rule language 1, this version reads state format 1 and rule language 1.")
                .contains("docs/upgrading.md")
                .containsOnlyOnce("newer version of RewardSync")
                .doesNotContain("is replaced");
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

    /** Returns the log of a worker that is refused. */
    private String refusal(Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("spring.kafka.bootstrap-servers", BROKER.bootstrapServers());
        WorkerProcess worker = workers.launch(dir, all);
        assertThat(worker.awaitExit()).isEqualTo(RewardSyncCommand.FAILED);
        String log = String.join("\n", worker.logLines());
        assertThat(log).doesNotContain("\tat ").doesNotContain("Exception");
        return log;
    }

    private static void create(NewTopic topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }
}
