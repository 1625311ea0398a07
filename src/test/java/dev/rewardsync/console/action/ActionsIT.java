package dev.rewardsync.console.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.RewardSync;
import dev.rewardsync.console.Browser;
import dev.rewardsync.console.RunningConsole;
import dev.rewardsync.kafka.KafkaBroker;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Operators act by the API, with a real broker and a real worker. */
class ActionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String VIEWER = "viewer-token-of-the-test";
    private static final String OPERATOR = "operator-token-of-the-test";
    private static final String CUSTOMER = "c/1 ä";
    private static final String ADJUST = "/api/v1/customers/c%2F1%20%C3%A4/adjustments";
    private static final String REPLAY = "/api/v1/dead-letters/replay";
    private static final String LOGGED = "operator_action WHERE action_id LIKE 'action-000%'";
    private static final String REVIEWS_DLT = "shop.review-approved-dlt";

    @TempDir
    private static Path dir;

    private static KafkaBroker broker;
    private static ConfigurableApplicationContext worker;

    @BeforeAll
    static void startWorker() throws Exception {
        broker = KafkaBroker.start(dir.resolve("kafka"));
        SpringApplication application = new SpringApplication(RewardSync.class);
        application.setRegisterShutdownHook(false);
        worker = application.run(
                "--server.port=0",
                "--management.server.port=0",
                RunningConsole.KAFKA + broker.bootstrapServers(),
                "--rewardsync.rules=file:ops/rules.yaml",
                "--rewardsync.topics.partitions=1",
                "--rewardsync.threads=1",
                "--rewardsync.state-dir=" + dir.resolve("state"));
        try (Admin admin = admin()) {
            await().atMost(LIMIT).until(() -> admin.listTopics().names().get().contains(REVIEWS_DLT));
        }
        send("shop.customer-signed-up", CUSTOMER, """
                {"eventId":"e-1","occurredAt":"2026-11-20T08:00:00Z","customerId":"%s"}""".formatted(CUSTOMER));
    }

    @AfterAll
    static void stopWorker() {
        worker.close();
        broker.close();
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static void send(String topic, String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static RunningConsole console(String name, String... settings) {
        String[] all = new String[settings.length + 3];
        System.arraycopy(settings, 0, all, 3, settings.length);
        all[0] = RunningConsole.KAFKA + broker.bootstrapServers();
        all[1] = "--rewardsync.console.viewer-token=" + VIEWER;
        all[2] = "--rewardsync.console.operator-token=" + OPERATOR;
        return RunningConsole.start(dir.resolve(name), all);
    }

    private static HttpResponse<String> act(RunningConsole console, String path, String id, String json)
            throws Exception {
        return console.send(as(OPERATOR, console.post(path, json)).header("Idempotency-Key", id));
    }

    private static HttpRequest.Builder as(String token, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static long count(RunningConsole console, String from, Object... parameters) {
        Long count = console.context()
                .getBean(JdbcTemplate.class)
                .queryForObject("SELECT COUNT(*) FROM " + from, Long.class, parameters);
        return count == null ? 0 : count;
    }

    private static void awaitCount(RunningConsole console, long expected, String from, Object... parameters) {
        await().atMost(LIMIT).ignoreExceptions().until(() -> count(console, from, parameters) == expected);
    }

    private static long records(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = admin()) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    @Test
    void adjustmentIsLoggedAndBookedOnce() throws Exception {
        String adjustment = """
                {"points":50,"reason":"Sorry","reference":"ticket 4711","expiresAt":"2099-05-22T00:00:00Z","by":"Ann"}""";
        try (RunningConsole console = console("adjust")) {
            awaitCount(console, 1, "customer WHERE customer_id = ?", CUSTOMER);

            assertThat(act(console, ADJUST, "action-0001", adjustment))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(202))
                    .satisfies(response -> assertThat(response.body()).contains("\"eventId\":\"console:action-0001\""));
            awaitCount(
                    console,
                    1,
                    "ledger_entry WHERE source_event_id = 'console:action-0001' AND available = 50"
                            + " AND message = 'Sorry' AND reference = 'ticket 4711' AND made_by = 'Ann'");
            awaitCount(console, 1, LOGGED);

            assertThat(act(console, ADJUST, "action-0001", adjustment).statusCode())
                    .isEqualTo(202);
            assertThat(act(console, ADJUST, "action-0002", "{\"points\":7,\"by\":\"Ann\"}")
                            .statusCode())
                    .isEqualTo(202);
            awaitCount(console, 1, "ledger_entry WHERE source_event_id = 'console:action-0002'");
            assertThat(count(console, "ledger_entry WHERE source_event_id LIKE 'console:action-000%'"))
                    .isEqualTo(2);
            awaitCount(console, 2, LOGGED);

            assertThat(act(console, ADJUST, "action-0001", adjustment.replace("50", "500"))
                            .statusCode())
                    .isEqualTo(409);
            HttpResponse<String> audit = console.send(as(
                    VIEWER,
                    console.post("/api/v1/actions/search", "{\"action\":\"adjust\",\"by\":\"Ann\",\"limit\":1}")));
            assertThat(audit.body())
                    .contains(
                            "\"actionId\":\"action-0002\"",
                            "\"by\":\"Ann\"",
                            "\"details\":{\"points\":7}",
                            "\"next\":");
        }
        try (RunningConsole rebuilt = console("adjust", "--rewardsync.console.rebuild=true")) {
            awaitCount(rebuilt, 2, LOGGED + " AND customer_id = ? AND acted_by = 'Ann'", CUSTOMER);
            awaitCount(rebuilt, 1, "customer WHERE customer_id = ?", CUSTOMER);
            assertThat(act(rebuilt, ADJUST, "action-0001", adjustment.replace("50", "500"))
                            .statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void operatorLogThatLosesRecordsIsRefused() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("short-log", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (RunningConsole console = console("short", "--rewardsync.topics.operator-log=short-log")) {
            awaitCount(console, 1, "customer WHERE customer_id = ?", CUSTOMER);
            long events = records("shop.points-adjusted");
            assertThat(act(console, ADJUST, "action-short", "{\"points\":5,\"by\":\"Ann\"}"))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(503))
                    .satisfies(response -> assertThat(response.body()).contains("set its retention.ms to -1"));
            assertThat(records("shop.points-adjusted")).isEqualTo(events);
        }
    }

    @Test
    void invalidRequestsDoNothing() throws Exception {
        try (RunningConsole console = console("invalid")) {
            awaitCount(console, 1, "customer WHERE customer_id = ?", CUSTOMER);
            long events = records("shop.points-adjusted");

            assertThat(act(console, ADJUST, "action-0003", "{\"points\":5}").body())
                    .contains("\"pointer\":\"/by\"");
            assertThat(act(console, ADJUST, "action-0004", "{\"points\":0,\"by\":\"Ann\"}")
                            .body())
                    .contains("\"pointer\":\"/points\"");
            assertThat(act(console, ADJUST, "action-0005", "{\"point\":5,\"by\":\"Ann\"}")
                            .body())
                    .contains("\"pointer\":\"/point\"");
            assertThat(act(console, ADJUST, "action-0006", "{").statusCode()).isEqualTo(400);
            assertThat(console.send(as(OPERATOR, console.post(ADJUST, "{\"points\":5,\"by\":\"Ann\"}")))
                            .body())
                    .contains("Idempotency-Key");
            assertThat(act(console, ADJUST.replace("c%2F1", "c%2F2"), "action-0007", "{\"points\":5,\"by\":\"Ann\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(act(console, REPLAY, "action-0008", "{\"topic\":\"shop.order-placed\",\"by\":\"Ann\"}")
                            .body())
                    .contains("\"pointer\":\"/topic\"");
            assertThat(records("shop.points-adjusted")).isEqualTo(events);
        }
    }

    @Test
    void pagesAskForAConfirmation() throws Exception {
        try (RunningConsole console = console("pages")) {
            awaitCount(console, 1, "customer WHERE customer_id = ?", CUSTOMER);
            Browser browser = new Browser(console);
            browser.signIn("Bea", OPERATOR);
            String page = "/customers/c%2F1%20%C3%A4/adjust";

            browser.open(page);
            assertThat(browser.submit(page, Map.of("points", "many")).body()).contains("expected a whole number");
            assertThat(browser.submit(page, Map.of("points", "-3", "reason", "Typo", "expires", ""))
                            .body())
                    .contains("Take away 3 points?", "Bea");
            assertThat(count(console, "operator_action WHERE acted_by = 'Bea'")).isZero();
            assertThat(browser.submit(page + "/confirmed", Map.of()).body()).contains("on its way");
            awaitCount(console, 1, "ledger_entry WHERE available = -3 AND message = 'Typo' AND made_by = 'Bea'");
            awaitCount(console, 1, "operator_action WHERE acted_by = 'Bea'");
            assertThat(browser.open("/audit?action=adjust&by=Bea").body())
                    .contains("Adjusted points", "-3 points · Typo");
        }
    }

    @Test
    void deadLetterIsReplayedOnce() throws Exception {
        send("shop.review-approved", CUSTOMER, "{");
        try (RunningConsole console = console("replay")) {
            awaitCount(console, 1, "dead_letter WHERE topic = ?", REVIEWS_DLT);
            String letter = """
                    {"topic":"%s","partition":0,"offset":0,"by":"Ann"}""".formatted(REVIEWS_DLT);

            assertThat(act(console, REPLAY, "action-0011", letter).body()).contains("\"replayed\":1");
            awaitCount(console, 2, "dead_letter WHERE topic = ?", REVIEWS_DLT);
            assertThat(act(console, REPLAY, "action-0012", letter).body())
                    .contains("\"replayed\":0,\"alreadyReplayed\":1");
            assertThat(act(console, REPLAY, "action-0013", """
                            {"topic":"%s","code":"UNKNOWN_ORDER","by":"Ann"}""".formatted(REVIEWS_DLT))
                            .body())
                    .contains("\"replayed\":0,\"alreadyReplayed\":0");
        }
    }

    @Test
    void actionThatCannotBeLoggedIsNotDone() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(
                            List.of(new NewTopic("weak-log", 1, (short) 1).configs(Map.of("max.message.bytes", "10"))))
                    .all()
                    .get();
        }
        try (RunningConsole console = console("weak", "--rewardsync.topics.operator-log=weak-log")) {
            awaitCount(console, 1, "customer WHERE customer_id = ?", CUSTOMER);
            long events = records("shop.points-adjusted");

            assertThat(act(console, ADJUST, "action-0021", "{\"points\":5,\"by\":\"Ann\"}"))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(503))
                    .satisfies(response -> assertThat(response.body()).contains("The action was not done", "weak-log"));
            assertThat(records("shop.points-adjusted")).isEqualTo(events);
        }
    }
}
