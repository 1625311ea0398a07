package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.topic.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that have the same rulesets in force, on a real broker. */
class RulesetPublisherIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final TopicPlan PLAN = new TopicPlan(TopicNames.standard(), "rewardsync", true, 2, (short) 1, false);

    @TempDir
    Path dir;

    private KafkaBroker broker;
    private KafkaClients clients;

    @BeforeEach
    void startBroker() throws Exception {
        broker = KafkaBroker.start(dir.resolve("kafka"));
        Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
        clients = new KafkaClients(InProcessWorker.settings(connection, "rewardsync", dir.resolve("state")));
    }

    @AfterEach
    void closeBroker() {
        broker.close();
    }

    @Test
    void everyRulesetIsWrittenOnce() throws Exception {
        AtomicReference<Ruleset> first = new AtomicReference<>(ruleset(1));
        AtomicReference<Ruleset> second = new AtomicReference<>(ruleset(1));
        try (RulesetPublisher one = publisher(first);
                RulesetPublisher other = publisher(second)) {
            one.start(); // the topic does not exist yet
            other.start();
            createTopic();
            awaitRecords(1);
            for (int points : List.of(2, 1, 3)) {
                first.set(ruleset(points));
                second.set(ruleset(points));
                awaitVersion(ruleset(points));
            }
            first.set(ruleset(4)); // now both have written or found the third one
            awaitRecords(4);
            second.set(ruleset(5));
            awaitRecords(5);
        }
        List<ConsumerRecord<byte[], byte[]>> records = records();
        assertThat(records).hasSize(5);
        assertThat(new HashSet<>(keys())).hasSize(5);
        assertThat(records).allSatisfy(record -> {
            String key = TopologyFixture.text(record.key());
            assertThat(RulesetReader.read("rules.json", record.value()))
                    .isInstanceOfSatisfying(
                            RulesetReader.Result.Valid.class,
                            valid -> assertThat(valid.ruleset().version()).isEqualTo(key));
            assertThat(record.headers().lastHeader("ce_type").value())
                    .asString()
                    .isEqualTo("dev.rewardsync.ruleset.v1");
        });
    }

    private RulesetPublisher publisher(AtomicReference<Ruleset> inForce) {
        return new RulesetPublisher(
                clients, PLAN, inForce::get, "/rewardsync", InstantSource.system(), new BrokerReachability());
    }

    private static Ruleset ruleset(int points) {
        return TestRulesets.decider(TestRulesets.SMALL.replace("points: 10}", "points: " + points + "}"))
                .ruleset();
    }

    private void createTopic() throws Exception {
        String topic = PLAN.names().rulesets();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(PLAN.newTopic(topic, 4))).all().get();
            NewTopic created = PLAN.newTopic(topic, 4);
            assertThat(created.numPartitions()).isEqualTo(1);
        }
    }

    private void awaitVersion(Ruleset ruleset) {
        await().atMost(LIMIT).until(() -> keys().contains(ruleset.version()));
    }

    private void awaitRecords(int count) {
        await().atMost(LIMIT).until(() -> records().size() >= count);
    }

    private List<String> keys() {
        return records().stream()
                .map(record -> TopologyFixture.text(record.key()))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            new CommittedRecords(PLAN.names().rulesets(), 1).anyMatch(consumer, record -> {
                records.add(record);
                return false;
            });
        }
        return records;
    }
}
