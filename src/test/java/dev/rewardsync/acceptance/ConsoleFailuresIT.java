package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.console.PostgresServer;
import dev.rewardsync.console.ingest.SampleRecords;
import dev.rewardsync.kafka.TopicRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The console when the database is down, and when topics are not as it has read them. */
class ConsoleFailuresIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LEDGER = SampleRecords.TOPICS.ledger();
    private static final String BALANCES = SampleRecords.TOPICS.balances();
    private static final String EXPORTS = SampleRecords.TOPICS.exports();
    private static final List<String> TOPICS = List.of(LEDGER, BALANCES, EXPORTS);

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    static final WorkersExtension WORKERS = new WorkersExtension();

    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;

    @TempDir
    private Path dir;

    @BeforeAll
    static void connect() {
        Map<String, Object> settings = Map.of("bootstrap.servers", BROKER.bootstrapServers());
        admin = Admin.create(settings);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @BeforeEach
    void createTopics() throws Exception {
        for (String topic : TOPICS) {
            recreate(topic);
        }
    }

    private static void recreate(String topic) throws Exception {
        if (admin.listTopics().names().get().contains(topic)) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
        await("the topic is gone")
                .atMost(LIMIT)
                .until(() -> !admin.listTopics().names().get().contains(topic));
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(2), Optional.empty())))
                .all()
                .get();
    }

    private static void write(TopicRecord... records) throws Exception {
        for (TopicRecord sent : records) {
            producer.send(new ProducerRecord<>(sent.topic(), sent.key(), sent.value()))
                    .get();
        }
    }

    private static Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.kafka.bootstrap-servers", BROKER.bootstrapServers());
        for (int index = 0; index < more.length; index += 2) {
            settings.put(more[index], more[index + 1]);
        }
        return settings;
    }

    private static String detail(WorkerProcess console) {
        return console.readiness().body();
    }

    private static void awaitRecords(WorkerProcess console, int records) {
        await("records are read")
                .atMost(LIMIT)
                .until(() -> console.metrics().sum("rewardsync_console_records_total") == records);
    }

    private JdbcTemplate h2() {
        return new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:file:" + dir.resolve("console") + ";USER=sa"));
    }

    @Test
    void waitsForADatabaseThatIsDownAndLosesNothing() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(server.url()));
            server.kill();
            WorkerProcess console = WORKERS.launchConsole(dir, settings("spring.datasource.url", server.url()));
            await("the console says so")
                    .atMost(LIMIT)
                    .until(() -> detail(console).contains("The database does not answer"));
            assertThat(console.liveness().isUp()).isTrue();
            assertThat(console.readiness().status()).isEqualTo(503);
            server.restart();
            console.awaitReady();
            write(SampleRecords.balance("c-1", 5));
            awaitRecords(console, 1);

            server.kill();
            write(SampleRecords.balance("c-2", 5), SampleRecords.entry("c-2", 1, "ACCRUAL", "a", "a", 5));
            await("the console says so again")
                    .atMost(LIMIT)
                    .until(() -> detail(console).contains("The database"));
            assertThat(console.liveness().isUp()).isTrue();
            server.restart();
            console.awaitReady();
            awaitRecords(console, 3);
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM customer", Long.class))
                    .isEqualTo(2);
            assertThat(jdbc.queryForObject("SELECT remaining FROM lot", Long.class))
                    .isEqualTo(5);
            assertThat(console.logLines())
                    .as("one line for each of the two times")
                    .filteredOn(line -> line.contains("WARN") || line.contains("ERROR"))
                    .hasSizeBetween(2, 4)
                    .allMatch(line -> line.contains("The database"));
        }
    }

    @Test
    void topicThatWasCreatedAgainNeedsARebuild() throws Exception {
        WorkerProcess console = WORKERS.launchConsole(dir, settings());
        console.awaitReady();
        write(SampleRecords.balance("old", 5), SampleRecords.export("old", "o-1", 1, "{}"));
        awaitRecords(console, 2);
        recreate(BALANCES);
        await("the console says what to do")
                .atMost(LIMIT)
                .until(() -> detail(console).contains("The topic loyalty.balances was deleted and created again")
                        && detail(console).contains("--rebuild"));
        write(SampleRecords.balance("new", 5));
        WorkerProcess again = WORKERS.launchConsole(dir, settings());
        await("a restart does not help").atMost(LIMIT).until(() -> detail(again).contains("--rebuild"));

        WorkerProcess rebuilt = WORKERS.launchConsole(dir, settings(), "--rebuild");
        rebuilt.awaitReady();
        awaitRecords(rebuilt, 2);
        rebuilt.stop();
        assertThat(h2().queryForList("SELECT customer_id FROM customer", String.class))
                .containsExactly("new");
        assertThat(h2().queryForObject("SELECT COUNT(*) FROM order_export", Long.class))
                .isEqualTo(1);
    }

    @Test
    void recordsThatWereDeletedBeforeTheyWereReadAreSkipped() throws Exception {
        WorkerProcess console = WORKERS.launchConsole(dir, settings());
        console.awaitReady();
        write(SampleRecords.export("c-1", "o-1", 1, "{}"));
        awaitRecords(console, 1);
        console.stop();
        write(SampleRecords.export("c-1", "o-1", 2, "{}"), SampleRecords.export("c-1", "o-1", 3, "{}"));
        for (int partition = 0; partition < 2; partition++) {
            TopicPartition exports = new TopicPartition(EXPORTS, partition);
            long end = admin.listOffsets(Map.of(exports, OffsetSpec.latest()))
                    .partitionResult(exports)
                    .get()
                    .offset();
            if (end > 0) {
                admin.deleteRecords(Map.of(exports, RecordsToDelete.beforeOffset(2)))
                        .all()
                        .get();
            }
        }
        WorkerProcess again = WORKERS.launchConsole(dir, settings());
        again.awaitReady();
        awaitRecords(again, 1);
        again.stop();
        assertThat(again.logLines())
                .anyMatch(line -> line.contains("1 records of erp.order-export-") && line.contains("were deleted"));
        assertThat(h2().queryForList("SELECT revision FROM order_export WHERE latest", Integer.class))
                .containsExactly(3);
    }

    @Test
    void erasedCustomersAreDeleted() throws Exception {
        write(
                SampleRecords.export("jane.doe", "o-1", 1, "{\"email\":\"jane.doe@example.com\"}"),
                SampleRecords.balance("jane.doe", 5),
                SampleRecords.entry("jane.doe", 1, "ACCRUAL", "a", "a", 5),
                SampleRecords.of(LEDGER, "jane.doe|a", null),
                SampleRecords.of(BALANCES, "jane.doe", null));
        WorkerProcess console = WORKERS.launchConsole(dir, settings());
        console.awaitReady();
        awaitRecords(console, 5);
        console.stop();
        WorkerProcess again = WORKERS.launchConsole(dir, settings()); // it finds that nothing older is left to read
        again.awaitReady();
        again.stop();
        for (String table : List.of("customer", "ledger_entry", "lot", "order_export", "rule_award")) {
            assertThat(h2().queryForObject("SELECT COUNT(*) FROM " + table, Long.class))
                    .as(table)
                    .isZero();
        }
        assertThat(h2().queryForObject("SELECT COUNT(*) FROM pending_erasure", Long.class))
                .isZero();
    }
}
