package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.cli.RewardSyncCommand;
import dev.rewardsync.kafka.CustomerErasure;
import dev.rewardsync.kafka.ErasureKey;
import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Erases a customer with the command, a running worker and a running console, and looks for the customer's id and email in
 * all files afterwards. Topics have small segments that are compacted at once, so that what is deleted really leaves the
 * files.
 */
@TestMethodOrder(OrderAnnotation.class)
class EraseIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String ID = "c-anna-4711";
    private static final String EMAIL = "anna.4711@example.org";
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String API_TOKEN = "the token of the worker's API";
    /** One looks like the beginning of an entry's key, the other like a file with arguments. */
    private static final List<String> UNUSUAL = List.of("c|x", "@anna");

    private static final String OTHER_KEY = "another key of thirty-two characters";
    private static final String IMPATIENT_BROKER = """
            log.roll.ms=1000
            log.retention.check.interval.ms=500
            log.segment.delete.delay.ms=0
            log.cleaner.backoff.ms=200
            log.cleaner.min.cleanable.ratio=0
            log.cleaner.max.compaction.lag.ms=1000
            log.cleaner.delete.retention.ms=0
            """;

    @RegisterExtension
    static final WorkersExtension WORKERS = new WorkersExtension();

    @TempDir
    static Path dir;

    private static KafkaBroker broker;
    private static WorkerProcess worker;
    private static WorkerProcess console;
    private static CommittedReader reader;
    private static int events;

    @BeforeAll
    static void placeOrders() throws Exception {
        broker = KafkaBroker.start(dir.resolve("kafka"), 0, IMPATIENT_BROKER);
        worker = startWorker(KEY);
        worker.awaitReady();
        send(lifeOf(ID, EMAIL));
        send(lifeOf("c-ben", "ben@example.org"));
        send(lifeOf("c-cem", "cem@example.org"));
        send(lifeOf("c-dora", "dora@example.org"));
        send(lifeOf("c", "c@example.org"));
        for (String id : UNUSUAL) {
            send(lifeOf(id, "unusual@example.org"));
        }
        // In the wrong partition, so that it goes through the inbox.
        send(List.of(
                event("shop.review-approved", "other key", ID, "\"reviewId\":\"r-2\",\"sku\":\"CHAIR\",\"rating\":5")));
        reader = new CommittedReader(
                broker.bootstrapServers(), List.of("loyalty.ledger", "loyalty.balances", "erp.order-export"));
        await("both customers have entries").atMost(LIMIT).until(() -> entriesOf(ID) >= 4 && entriesOf("c-ben") >= 4);
        startConsole();
        awaitConsole();
    }

    private static void startConsole() throws IOException {
        console = WORKERS.launchConsole(
                dir.resolve("console"),
                Map.of("spring.kafka.bootstrap-servers", broker.bootstrapServers(), "rewardsync.erasure.key", KEY));
        console.awaitReady();
    }

    @AfterAll
    static void closeBroker() {
        reader.close();
        broker.close();
    }

    @Test
    @Order(1)
    void otherKeyIsRefused() {
        assertThat(erase(ID, OTHER_KEY).exitCode()).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(entriesOf(ID)).isGreaterThanOrEqualTo(4);
    }

    @Test
    @Order(2)
    void nothingOfTheCustomerIsLeft() throws Exception {
        assertThat(files().topicsWith(ID)).as("the test can find it").isNotEmpty();
        assertThat(files().topicsWith(EMAIL)).isNotEmpty();

        CommandResult erased = erase(ID, KEY);

        assertThat(erased.exitCode()).as("%s", erased.lines()).isZero();
        assertThat(erased.lines()).hasSize(3);
        assertThat(erased.lines().getFirst()).startsWith("Waiting for the worker");
        assertThat(erased.lines().get(1)).matches("Deleting \\d+ ledger entries …");
        assertThat(erased.lines().getLast()).matches("The customer is erased: \\d+ ledger entries deleted.");
        assertThat(entriesOf(ID)).isZero();
        assertThat(entriesOf("c-ben")).isGreaterThanOrEqualTo(4);
        await("the topics are compacted")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    writeToAllPartitions();
                    assertThat(files().topicsWith(ID)).isEmpty();
                    assertThat(files().topicsWith(EMAIL)).isEmpty();
                });
    }

    @Test
    @Order(3)
    void consoleErasesToo() {
        assertThat(eraseByConsole("c-cem", "c-ben").statusCode())
                .as("confirmed another customer")
                .isEqualTo(400);
        assertThat(entriesOf("c-cem")).isPositive();

        HttpResponse<String> answer = eraseByConsole("c-cem", "c-cem");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"deletedEntries\":[1-9][0-9]*}");
        assertThat(entriesOf("c-cem")).isZero();
        CommittedReader log = new CommittedReader(broker.bootstrapServers(), List.of("rewardsync-operator-log"));
        log.readToEnd();
        log.close();
        assertThat(log.of("rewardsync-operator-log"))
                .singleElement()
                .satisfies(action -> assertThat(action.value())
                        .contains("\"action\":\"erase\"", ErasureKey.of(KEY).hexHashOf("c-cem"))
                        .doesNotContain("c-cem"));
    }

    private static HttpResponse<String> eraseByConsole(String customerId, String confirmed) {
        return console.ask(
                "/api/v1/customers/" + customerId + "/erasure",
                request -> request.header("Idempotency-Key", "erasure-" + ++events)
                        .header("Content-Type", "application/json")
                        .timeout(LIMIT)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"customerId\":\"" + confirmed + "\"}")));
    }

    @Test
    @Order(4)
    void consoleHasNothingLeft() throws Exception {
        String url = "jdbc:h2:file:" + dir.resolve("console").resolve("console") + ";USER=sa";
        // It remembers the id until it has read all topics up to the erasure.
        await("the console has deleted everything").atMost(LIMIT).until(() -> {
            awaitConsole();
            console.stop();
            boolean deleted = new DatabaseSearch(url).tablesWith(ID).isEmpty();
            if (!deleted) {
                startConsole();
            }
            return deleted;
        });
        assertThat(new DatabaseSearch(url).tablesWith("c-ben")).contains("ledger_entry", "customer");
    }

    @Test
    @Order(5)
    void laterEventsAreThoseOfAGuestOrHaveNoEffect() throws Exception {
        send(List.of(
                order(ID, EMAIL, "late-1"),
                event("shop.order-status-changed", ID, ID, "\"orderId\":\"late-1\",\"status\":\"complete\""),
                event("shop.review-approved", ID, ID, "\"reviewId\":\"r-3\",\"sku\":\"CHAIR\",\"rating\":5"),
                event("shop.customer-signed-up", ID, ID, "\"email\":\"" + EMAIL + "\""),
                event("shop.points-adjusted", ID, ID, "\"points\":100,\"reason\":\"Sorry\"")));
        await("both exports").atMost(LIMIT).until(() -> exportsOf("late-1").size() == 2);
        assertThat(exportsOf("late-1"))
                .allSatisfy(export -> assertThat(export)
                        .startsWith("{\"exportId\":\"guest:late-1:")
                        .contains("\"pointsEarned\":0,")
                        .doesNotContain("\"facts\":"));
        await("three events without effect")
                .atMost(LIMIT)
                .until(() ->
                        worker.metrics().sum("rewardsync_events_total", Map.of("outcome", "customer_erased")) == 3);
        assertThat(entriesOf(ID)).isZero();
        assertThat(latest("loyalty.balances").keySet()).doesNotContain(ID);
    }

    @Test
    @Order(6)
    void quotesPromiseNoPoints() {
        assertThat(quote("c-ben")).doesNotContain("\"GUEST\"");
        assertThat(quote(ID)).contains("\"GUEST\"").doesNotContainPattern("\"earn[a-z]*\":[1-9]");
    }

    private static String quote(String customerId) {
        HttpResponse<String> answer = worker.ask(
                "/api/quote",
                request -> request.header("Authorization", "Bearer " + API_TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"customerId":"%s","currency":"USD","lines":[{"lineId":"1","sku":"CHAIR","quantity":20,\
                                "unitPrice":"40.00"}]}""".formatted(customerId))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    @Order(6)
    void erasingAgainDoesNothing() {
        CommandResult erased = erase(ID, KEY);
        assertThat(erased.exitCode()).isZero();
        assertThat(erased.lines()).last().isEqualTo("The customer is erased: 0 ledger entries deleted.");
    }

    /** The worker has forgotten the customer, and the ledger entries are still there when the command is killed. */
    @Test
    @Order(6)
    void erasureThatWasKilledIsCompletedByAnother() throws Exception {
        try (CustomerErasure erasure = CustomerErasure.open(
                Map.of("bootstrap.servers", broker.bootstrapServers()), TopicNames.standard(), "rewardsync")) {
            assertThatThrownBy(() -> erasure.erase("c-dora", ErasureKey.of(KEY), new KilledBeforeTombstones()))
                    .isInstanceOf(KilledException.class);
        }
        assertThat(latest("loyalty.balances")).doesNotContainKey("c-dora");
        assertThat(entriesOf("c-dora")).isGreaterThanOrEqualTo(4);

        assertThat(erase("c-dora", KEY).exitCode()).isZero();
        assertThat(entriesOf("c-dora")).isZero();
    }

    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class KilledBeforeTombstones implements CustomerErasure.Progress {

        @Override
        public void waitsForWorker(Duration limit) {
            assertThat(limit).isPositive();
        }

        @Override
        public void deletesEntries(int entries) {
            throw new KilledException();
        }
    }

    @Test
    @Order(6)
    void unusualIdsAreErasedAndThoseThatBeginLikeThemAreNot() {
        for (String id : UNUSUAL) {
            assertThat(entriesOf(id)).as(id).isGreaterThanOrEqualTo(4);
            CommandResult erased = erase(id, KEY);
            assertThat(erased.exitCode()).as("%s %s", id, erased.lines()).isZero();
            assertThat(entriesOf(id)).as(id).isZero();
        }
        assertThat(entriesOf("c")).isGreaterThanOrEqualTo(4);
    }

    @Test
    @Order(7)
    void stateDirectoryHasNothingLeftOfBefore() throws Exception {
        worker.stop();
        Path state = dir.resolve("worker").resolve("state");
        RocksDbFiles.compact(state);
        // The guest's order came after the erasure.
        assertThat(FileSearch.filesWith(state, "\"orderId\":\"o-" + ID)).isEmpty();
        assertThat(FileSearch.filesWith(state, "o-c-ben")).isNotEmpty();
    }

    @Test
    @Order(8)
    void workerWithAnotherKeyOrNoneRefusesToStart() throws Exception {
        for (String key : List.of(OTHER_KEY, "")) {
            WorkerProcess refused = startWorker(key);
            assertThat(refused.awaitExit()).isEqualTo(3);
            assertThat(refused.logEnd()).contains("were erased with another rewardsync.erasure.key");
        }
        WorkerProcess again = startWorker(KEY);
        again.awaitReady();
        send(List.of(order(ID, EMAIL, "late-2")));
        await("a guest's export").atMost(LIMIT).until(() -> exportsOf("late-2").size() == 1);
        assertThat(exportsOf("late-2").getFirst()).startsWith("{\"exportId\":\"guest:late-2:1\"");
    }

    private static FileSearch files() {
        return new FileSearch(dir.resolve("kafka").resolve("data"));
    }

    private static WorkerProcess startWorker(String key) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "rewardsync.topics.partitions",
                "2",
                "rewardsync.topics.inbox-purge-interval",
                "500ms",
                "rewardsync.api.token",
                API_TOKEN,
                "rewardsync.erasure.key",
                key));
        return WORKERS.launch(dir.resolve("worker"), settings);
    }

    private CommandResult erase(String customerId, String key) {
        Path keyFile = dir.resolve("key");
        try {
            Files.writeString(keyFile, key + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return CommandResult.of(
                "erase",
                customerId,
                "--yes",
                "--key-file",
                keyFile.toString(),
                "--bootstrap-servers",
                broker.bootstrapServers());
    }

    private static List<ShopRecord> lifeOf(String customer, String email) {
        String orderId = "o-" + customer;
        return List.of(
                event("shop.customer-signed-up", customer, customer, "\"email\":\"" + email + "\""),
                order(customer, email, orderId),
                event("shop.order-status-changed", customer, customer, status(orderId)),
                event("shop.customer-activity", customer, customer, "\"activity\":\"custom:donated\",\"amount\":\"5\""),
                event("shop.points-adjusted", customer, customer, "\"points\":100,\"reason\":\"Sorry\""),
                event("shop.order-status-changed", customer, customer, status("unknown-of-" + customer)),
                order(customer, email, orderId + "-2"));
    }

    private static String status(String orderId) {
        return "\"orderId\":\"%s\",\"status\":\"complete\"".formatted(orderId);
    }

    private static ShopRecord order(String customer, String email, String orderId) {
        return event("shop.order-placed", customer, customer, """
                "email":"%s","orderId":"%s","currency":"USD","lines":[{"lineId":"1","sku":"CHAIR","quantity":20,\
                "unitPrice":"40.00","attributes":{"category":["Furniture"]}}],"totals":{"grandTotal":"800.00"}\
                """.formatted(email, orderId));
    }

    private static ShopRecord event(String topic, String key, String customer, String fields) {
        Instant now = Instant.now();
        String json = "{\"eventId\":\"e-%d\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",%s}"
                .formatted(++events, now, customer, fields);
        return new ShopRecord(topic, key, json, now);
    }

    /** Lets every partition of every topic begin a new segment: only closed segments are compacted. */
    private static void writeToAllPartitions() throws Exception {
        List<ShopRecord> filler = new ArrayList<>();
        IntStream.range(0, 8).forEach(number -> {
            String customer = "c-filler-" + number + "-" + events;
            filler.addAll(lifeOf(customer, "filler@example.org"));
            filler.add(event(
                    "shop.review-approved",
                    "key " + number,
                    customer,
                    "\"reviewId\":\"f-" + events + "\",\"sku\":\"CHAIR\",\"rating\":5"));
        });
        send(filler);
    }

    private static void send(List<ShopRecord> records) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (ShopRecord sent : records) {
                producer.send(new ProducerRecord<>(sent.topic(), sent.key(), sent.json()));
            }
        }
    }

    private static void awaitConsole() {
        await("the console has read everything")
                .atMost(LIMIT)
                .until(() -> console.metrics().sum("rewardsync_console_lag_records") == 0);
    }

    private static long entriesOf(String customer) {
        return latest("loyalty.ledger").keySet().stream()
                .filter(key -> key.startsWith(customer + "|") && key.lastIndexOf('|') == customer.length())
                .count();
    }

    /** Returns the values of a compacted topic by key, without deleted ones. */
    private static Map<String, String> latest(String topic) {
        reader.readToEnd();
        Map<String, String> latest = new HashMap<>();
        for (ConsumerRecord<String, String> read : reader.of(topic)) {
            if (read.value() == null) {
                latest.remove(read.key());
            } else {
                latest.put(read.key(), read.value());
            }
        }
        return latest;
    }

    private static List<String> exportsOf(String orderId) {
        reader.readToEnd();
        return reader.of("erp.order-export").stream()
                .filter(read -> read.key().equals(orderId))
                .map(ConsumerRecord::value)
                .toList();
    }
}
