package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.RewardSync;
import dev.rewardsync.cli.RewardSyncCommand;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Dead letters are found, and put back once what they missed is there. */
class DeadLettersIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ORDERS = Superstore.ORDER_PLACED;
    /** Of another worker, so that what is put back there stays. */
    private static final String REVIEWS = "other.review-approved";

    private static final String STATUSES = Superstore.ORDER_STATUS_CHANGED;

    @RegisterExtension
    static final Broker BROKER = new Broker();

    @RegisterExtension
    static final Workers WORKERS = new Workers();

    /** What a command printed, and its exit code. */
    private record Said(int exitCode, List<String> lines) {}

    @BeforeAll
    static void launch(@TempDir Path dir) throws Exception {
        WORKERS.launch(dir, Backfill.settings(BROKER.bootstrapServers())).awaitReady();
    }

    @Test
    void aStatusWhoseOrderCameTooLateTakesEffectWhenItIsPutBack() throws Exception {
        Shop shop = shop();
        shop.write(List.of(
                new ShopRecord(STATUSES, "c-1", status("o-9", "2026-01-05T12:00:00Z"), Instant.EPOCH),
                order("o-2", "2026-01-15T10:00:00Z")));
        try (CommittedReader written = reader()) {
            awaitCount(written, deadLettersOf(STATUSES), 1);
            Said listed = run("list");
            assertThat(listed.exitCode()).isZero();
            assertThat(listed.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith(deadLettersOf(STATUSES))
                                    .contains("  c-1  UNKNOWN_ORDER  /orderId"),
                            line -> assertThat(line).isEqualTo("1 dead letter: 1 UNKNOWN_ORDER"));

            shop.write(List.of(order("o-9", "2026-01-15T11:00:00Z")));
            awaitCount(written, Books.EXPORTS, 2);
            assertThat(run("replay").lines())
                    .last()
                    .isEqualTo(
                            "1 would be put back, 0 can't be, 0 were before. Nothing is written: add --execute to do it");
            assertThat(run("replay", "--execute").lines())
                    .satisfiesExactly(
                            line -> assertThat(line).endsWith("[put back on " + STATUSES + "]"),
                            line -> assertThat(line).isEqualTo("1 put back, 0 can't be, 0 were before"));
            await("the order is completed").atMost(LIMIT).until(() -> {
                written.count(Books.EXPORTS);
                return written.of(Books.EXPORTS).stream()
                        .anyMatch(export ->
                                export.key().equals("o-9") && export.value().contains("\"reason\":\"COMPLETED\""));
            });

            assertThat(run("replay", "--execute").lines()).containsExactly("0 put back, 0 can't be, 1 were before");
            assertThat(run("list").lines()).first().asString().endsWith("[put back]");
        }
    }

    @Test
    void aRecordIsPutBackThreeTimesAtTheMostAndStaysWhatItWas() throws Exception {
        shop().write(List.of(new ShopRecord(ORDERS, "c-3", "{", Instant.EPOCH)));
        try (CommittedReader written = reader()) {
            for (int letters = 1; letters <= 3; letters++) {
                awaitCount(written, deadLettersOf(ORDERS), letters);
                assertThat(replayOrders().lines())
                        .last()
                        .isEqualTo("1 put back, 0 can't be, %d were before".formatted(letters - 1));
            }
            awaitCount(written, deadLettersOf(ORDERS), 4);
            Said refused = replayOrders();
            assertThat(refused.exitCode()).isEqualTo(RewardSyncCommand.FINDINGS);
            assertThat(refused.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .endsWith("[can't be put back: it was put back 3 times before it came here again]"),
                            line -> assertThat(line).isEqualTo("0 put back, 1 can't be, 3 were before"));
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
    void aReplayThatIsKilledPutsTheRestBackWhenItIsRunAgain() throws Exception {
        int count = 20_000;
        Map<String, Integer> topics = Map.of(REVIEWS, Shop.HOMES, deadLettersOf(REVIEWS), Shop.HOMES);
        new Shop(BROKER.bootstrapServers(), topics, (key, partitions) -> Shop.home(key)).open();
        writeDeadLetters(count);
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RewardSync.class.getName(),
                        "dead-letters",
                        "replay",
                        "--execute",
                        "--topic",
                        REVIEWS,
                        "--bootstrap-servers",
                        BROKER.bootstrapServers())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (CommittedReader written = new CommittedReader(BROKER.bootstrapServers(), List.of(REVIEWS))) {
            await("some are put back")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> written.count(REVIEWS) > 0);
            killed.destroyForcibly().waitFor();
            written.readToEnd();
            int before = written.of(REVIEWS).size();

            assertThat(run("replay", "--execute", "--topic", REVIEWS).lines())
                    .last()
                    .isEqualTo("%,d put back, 0 can't be, %,d were before".formatted(count - before, before));
            assertThat(before).isLessThan(count);
            written.readToEnd();
            assertThat(written.of(REVIEWS))
                    .extracting(ConsumerRecord::key)
                    .hasSize(count)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aTopicThatIsNotThereIsWrongUsage() {
        assertThat(run("list", "--topic", "no-such-topic").exitCode()).isEqualTo(RewardSyncCommand.USAGE);
    }

    private static Shop shop() {
        return new Shop(
                BROKER.bootstrapServers(),
                Map.of(ORDERS, Shop.HOMES, STATUSES, Shop.HOMES),
                (key, count) -> Shop.home(key));
    }

    private static CommittedReader reader() {
        return new CommittedReader(
                BROKER.bootstrapServers(), List.of(Books.EXPORTS, deadLettersOf(ORDERS), deadLettersOf(STATUSES)));
    }

    private static void awaitCount(CommittedReader written, String topic, int count) {
        await(count + " on " + topic).atMost(LIMIT).until(() -> written.count(topic) >= count);
        assertThat(written.of(topic)).hasSize(count);
    }

    private static Said replayOrders() {
        return run("replay", "--execute", "--topic", ORDERS, "--code", "MALFORMED_JSON");
    }

    /** Dead letters as an earlier worker may have left them. */
    private static void writeDeadLetters(int count) {
        try (var producer = new KafkaProducer<>(
                Shop.settings(BROKER.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < count; number++) {
                var letter = new ProducerRecord<>(deadLettersOf(REVIEWS), "c-" + number, "{}");
                letter.headers().add("kafka_dlt-original-topic", REVIEWS.getBytes(StandardCharsets.UTF_8));
                producer.send(letter);
            }
        }
    }

    private static Said run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", BROKER.bootstrapServers()));
        StringWriter out = new StringWriter();
        int exitCode = new CommandLine(new RewardSyncCommand())
                .setOut(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
        return new Said(exitCode, out.toString().lines().toList());
    }

    private static List<String> headerNames(ConsumerRecord<String, String> letter) {
        return StreamSupport.stream(letter.headers().spliterator(), false)
                .map(Header::key)
                .toList();
    }

    private static String deadLettersOf(String topic) {
        return topic + "-dlt";
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
