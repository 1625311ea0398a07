package dev.rewardsync.acceptance;

import static dev.rewardsync.topic.TopicNames.deadLettersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.RewardSync;
import dev.rewardsync.cli.RewardSyncCommand;
import dev.rewardsync.kafka.DeadLetterFilter;
import dev.rewardsync.kafka.DeadLetterTopics;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters are listed, and replayed once the cause is gone. */
class DeadLettersIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ORDERS = Superstore.ORDER_PLACED;
    private static final String STATUSES = Superstore.ORDER_STATUS_CHANGED;

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    static final WorkersExtension WORKERS = new WorkersExtension();

    @BeforeAll
    static void launch(@TempDir Path dir) throws Exception {
        WORKERS.launch(dir, Backfill.settings(BROKER.bootstrapServers())).awaitReady();
    }

    @Test
    void statusIsAppliedWhenItIsReplayedAfterItsOrder() throws Exception {
        ShopProducer shop = shop();
        shop.write(List.of(
                new ShopRecord(STATUSES, "c-1", status("o-9", "2026-01-05T12:00:00Z"), Instant.EPOCH),
                order("o-2", "2026-01-15T10:00:00Z")));
        try (CommittedReader written = reader()) {
            awaitCount(written, deadLettersOf(STATUSES), 1);
            CommandResult listed = run("list", "--topic", STATUSES);
            assertThat(listed.exitCode()).isZero();
            assertThat(listed.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith(deadLettersOf(STATUSES))
                                    .contains("  c-1  UNKNOWN_ORDER  /orderId"),
                            line -> assertThat(line).isEqualTo("1 dead letter: 1 UNKNOWN_ORDER"));

            shop.write(List.of(order("o-9", "2026-01-15T11:00:00Z")));
            awaitCount(written, LedgerAndExports.EXPORTS, 2);
            assertThat(run("replay", "--topic", STATUSES).lines())
                    .last()
                    .isEqualTo(
                            "1 to replay, 0 cannot be replayed, 0 already replayed (dry run; use --execute to replay)");
            assertThat(run("replay", "--execute", "--topic", STATUSES).lines())
                    .satisfiesExactly(
                            line -> assertThat(line).endsWith("[replayed to " + STATUSES + "]"),
                            line -> assertThat(line).isEqualTo("1 replayed, 0 cannot be replayed, 0 already replayed"));
            await("the order is completed").atMost(LIMIT).until(() -> {
                written.count(LedgerAndExports.EXPORTS);
                return written.of(LedgerAndExports.EXPORTS).stream()
                        .anyMatch(export ->
                                export.key().equals("o-9") && export.value().contains("\"reason\":\"COMPLETED\""));
            });

            assertThat(run("replay", "--execute", "--topic", STATUSES).lines())
                    .containsExactly("0 replayed, 0 cannot be replayed, 1 already replayed");
            assertThat(run("list", "--topic", STATUSES).lines())
                    .first()
                    .asString()
                    .endsWith("[replayed]");
        }
    }

    @Test
    void recordIsReplayedThreeTimesAtMostAndUnchanged() throws Exception {
        shop().write(List.of(new ShopRecord(ORDERS, "c-3", "{", Instant.EPOCH)));
        try (CommittedReader written = reader()) {
            awaitCount(written, deadLettersOf(ORDERS), 1);
            assertThat(run("replay", "--execute", "--topic", ORDERS).lines())
                    .containsExactly(
                            "0 replayed, 0 cannot be replayed, 0 already replayed, 1 left out because they would"
                                    + " be rejected again (use --code to replay them)");
            for (int letters = 1; letters <= 3; letters++) {
                awaitCount(written, deadLettersOf(ORDERS), letters);
                assertThat(replayOrders().lines())
                        .last()
                        .isEqualTo("1 replayed, 0 cannot be replayed, %d already replayed".formatted(letters - 1));
            }
            awaitCount(written, deadLettersOf(ORDERS), 4);
            CommandResult refused = replayOrders();
            assertThat(refused.exitCode()).isEqualTo(RewardSyncCommand.FINDINGS);
            assertThat(refused.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).endsWith("[cannot be replayed: it has been replayed 3 times]"),
                            line -> assertThat(line).isEqualTo("0 replayed, 1 cannot be replayed, 3 already replayed"));
            List<ConsumerRecord<String, String>> letters = written.of(deadLettersOf(ORDERS));
            assertThat(letters).allSatisfy(letter -> {
                assertThat(letter.key()).isEqualTo("c-3");
                assertThat(letter.value()).isEqualTo("{");
            });
            List<String> names = new ArrayList<>(headerNames(letters.getFirst()));
            names.add("rewardsync_replays");
            assertThat(headerNames(letters.getLast())).containsExactlyInAnyOrderElementsOf(names);
            assertThat(letters.getLast()
                            .headers()
                            .lastHeader("rewardsync_replays")
                            .value())
                    .isEqualTo("3".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void killedReplayIsCompletedByTheNextRun() throws Exception {
        String topic = "killed.review-approved";
        int count = 20_000;
        writeDeadLetters(topic, Collections.nCopies(count, "{}"));
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RewardSync.class.getName(),
                        "dead-letters",
                        "replay",
                        "--execute",
                        "--topic",
                        topic,
                        "--bootstrap-servers",
                        BROKER.bootstrapServers())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (CommittedReader written = new CommittedReader(BROKER.bootstrapServers(), List.of(topic))) {
            await("some are put back")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> written.count(topic) > 0);
            killed.destroyForcibly().waitFor();

            CommandResult again = run("replay", "--execute", "--topic", topic);
            assertThat(again.exitCode()).isEqualTo(RewardSyncCommand.SUCCESS);
            int rest = again.lines().size() - 1;
            assertThat(rest).isBetween(1, count - 1);
            assertThat(again.lines())
                    .last()
                    .isEqualTo(
                            "%,d replayed, 0 cannot be replayed, %,d already replayed".formatted(rest, count - rest));
            assertOncePerLetter(written, topic, count);
        }
    }

    @Test
    void laterOfTwoReplaysContinues() throws Exception {
        String topic = "two.review-approved";
        int count = 1_200;
        writeDeadLetters(topic, Collections.nCopies(count, "{}"));
        DeadLetterFilter all = new DeadLetterFilter(List.of(deadLettersOf(topic)), Set.of(), null, null);
        AtomicInteger replayed = new AtomicInteger();
        try (DeadLetterTopics deadLetters =
                DeadLetterTopics.open(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            assertThatThrownBy(() -> deadLetters.replay(all.topics(), all::includes, (letter, status) -> {
                        if (replayed.getAndIncrement() == 0) {
                            assertThat(run("replay", "--execute", "--topic", topic)
                                            .exitCode())
                                    .isEqualTo(RewardSyncCommand.SUCCESS);
                        }
                    }))
                    .isInstanceOf(KafkaAccessException.class)
                    .hasMessage("another replay was started and continues; this one stops");
        }
        try (CommittedReader written = new CommittedReader(BROKER.bootstrapServers(), List.of(topic))) {
            assertOncePerLetter(written, topic, count);
        }
    }

    @Test
    void recordTooLargeForItsTopicDoesNotStopTheReplay() throws Exception {
        String topic = "small.review-approved";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            NewTopic small = new NewTopic(topic, ShopProducer.HOME_PARTITIONS, (short) 1)
                    .configs(Map.of("max.message.bytes", "2000"));
            admin.createTopics(List.of(small)).all().get();
        }
        writeDeadLetters(topic, List.of("{}", incompressible(5_000), "{}"));
        CommandResult replayed = run("replay", "--execute", "--topic", topic);
        assertThat(replayed.exitCode()).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(replayed.lines()).last().isEqualTo("2 replayed, 1 cannot be replayed, 0 already replayed");
        assertThat(replayed.lines())
                .filteredOn(line -> line.endsWith("[cannot be replayed: it is larger than its topic allows]"))
                .hasSize(1);
        assertThat(run("replay", "--execute", "--topic", topic).lines())
                .last()
                .isEqualTo("0 replayed, 1 cannot be replayed, 2 already replayed");
    }

    @Test
    void missingTopicIsAUsageError() {
        assertThat(run("list", "--topic", "no-such-topic").exitCode()).isEqualTo(RewardSyncCommand.USAGE);
    }

    private static void assertOncePerLetter(CommittedReader written, String topic, int count) {
        await("all are put back").atMost(LIMIT).until(() -> written.count(topic) >= count);
        written.readToEnd();
        assertThat(written.of(topic))
                .extracting(ConsumerRecord::key)
                .hasSize(count)
                .doesNotHaveDuplicates();
    }

    private static ShopProducer shop() {
        return new ShopProducer(
                BROKER.bootstrapServers(),
                Map.of(ORDERS, ShopProducer.HOME_PARTITIONS, STATUSES, ShopProducer.HOME_PARTITIONS),
                (key, count) -> ShopProducer.homePartition(key));
    }

    private static CommittedReader reader() {
        return new CommittedReader(
                BROKER.bootstrapServers(),
                List.of(LedgerAndExports.EXPORTS, deadLettersOf(ORDERS), deadLettersOf(STATUSES)));
    }

    private static void awaitCount(CommittedReader written, String topic, int count) {
        await(count + " on " + topic).atMost(LIMIT).until(() -> written.count(topic) >= count);
        assertThat(written.of(topic)).hasSize(count);
    }

    private static CommandResult replayOrders() {
        return run("replay", "--execute", "--topic", ORDERS, "--code", "MALFORMED_JSON");
    }

    /** Writes dead letters of a topic that no worker reads, so that replayed records stay there. */
    private static void writeDeadLetters(String topic, List<String> values) throws Exception {
        Map<String, Integer> topics = new HashMap<>(
                Map.of(topic, ShopProducer.HOME_PARTITIONS, deadLettersOf(topic), ShopProducer.HOME_PARTITIONS));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            topics.keySet().removeAll(admin.listTopics().names().get());
        }
        new ShopProducer(BROKER.bootstrapServers(), topics, (key, partitions) -> ShopProducer.homePartition(key))
                .createTopics();
        try (var producer = new KafkaProducer<>(
                ShopProducer.settings(BROKER.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < values.size(); number++) {
                var letter = new ProducerRecord<>(deadLettersOf(topic), "c-" + number, values.get(number));
                letter.headers().add("kafka_dlt-original-topic", topic.getBytes(StandardCharsets.UTF_8));
                producer.send(letter);
            }
        }
    }

    private static String incompressible(int length) {
        return new Random(1)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static CommandResult run(String... arguments) {
        return CommandResult.ofDeadLetters(BROKER.bootstrapServers(), arguments);
    }

    private static List<String> headerNames(ConsumerRecord<String, String> letter) {
        return StreamSupport.stream(letter.headers().spliterator(), false)
                .map(Header::key)
                .toList();
    }

    private static ShopRecord order(String orderId, String occurredAt) {
        return new ShopRecord(ORDERS, "c-1", """
                {"eventId":"e-%s","occurredAt":"%s","customerId":"c-1","orderId":"%s","currency":"USD",\
                "lines":[{"lineId":"1","sku":"SKU-1","quantity":1,"unitPrice":"50.00"}],\
                "totals":{"grandTotal":"50.00"}}""".formatted(orderId, occurredAt, orderId), Instant.EPOCH);
    }

    private static String status(String orderId, String occurredAt) {
        return """
                {"eventId":"s-%s","occurredAt":"%s","customerId":"c-1","orderId":"%s","status":"completed"}""".formatted(orderId, occurredAt, orderId);
    }
}
