package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.DocumentedRight;
import dev.rewardsync.kafka.SecureBroker;
import dev.rewardsync.superstore.Superstore;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worker, shop and ERP with TLS, passwords and the rights that docs/security.md documents. The worker's settings are
 * those of the page.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecureKafkaIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TOKEN = "secret-token-4711";
    /** Each occurs in the events, and in no name of a topic, metric or field. */
    private static final List<String> PERSONAL_DATA =
            List.of("jane.doe", "Fontane", "Rosenallee", "10405-77", "1987-03-14", "order-of-jane");

    @RegisterExtension
    static final WorkersExtension WORKERS = new WorkersExtension();

    @TempDir
    static Path dir;

    private static SecureBroker broker;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        broker = SecureBroker.start(dir.resolve("kafka"));
        broker.createUsers(List.of("worker", "shop", "erp", "auditor", "stranger"));
        for (DocumentedRight right : DocumentedRight.all()) {
            broker.grant(right.acls());
        }
        Map<String, String> settings = documentedSettings();
        settings.put("rewardsync.api.token", TOKEN);
        settings.put("logging.level.dev.rewardsync", "DEBUG");
        worker = WORKERS.launch(dir.resolve("worker"), settings);
        worker.awaitReady();
    }

    @AfterAll
    static void closeBroker() {
        broker.close();
    }

    /** Returns the worker's settings of the page, with this broker's address, file and password. */
    private static Map<String, String> documentedSettings() throws IOException {
        return settings(blocks().get(0));
    }

    /**
     * Returns the properties of the page with this broker's addresses and files: those of worker and commands with
     * passwords, then those with client certificates.
     */
    private static List<String> blocks() throws IOException {
        String page = Files.readString(Path.of("docs/security.md"))
                .replace("kafka:9093", broker.secureServers())
                .replace("kafka:9094", broker.certificateServers())
                .replace("/etc/rewardsync/ca.pem", broker.trustedCertificate().toString())
                .replace(
                        "/etc/rewardsync/client.pem", broker.clientCertificate().toString())
                .replace("${KAFKA_PASSWORD}", "worker")
                .replace("password=\"secret\"", "password=\"auditor\"");
        List<String> blocks = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(4);
        return blocks;
    }

    private static Map<String, String> settings(String block) throws IOException {
        Properties documented = new Properties();
        documented.load(new StringReader(block));
        Map<String, String> settings = new HashMap<>();
        documented.forEach((name, value) -> settings.put((String) name, (String) value));
        return settings;
    }

    @Test
    @Order(1)
    void ordersOfTheShopReachTheErp() throws Exception {
        write("shop", "shop.customer-signed-up", """
            {"eventId":"e-1","occurredAt":"2026-01-05T10:00:00Z","customerId":"jane.doe",\
            "email":"jane.doe@fontane.example","birthday":"1987-03-14"}\
            """);
        write("shop", Superstore.ORDER_PLACED, order("order-of-jane", "50.00"));
        assertThat(exportsReadByErp(1)).first().asString().contains("Rosenallee");
        assertThat(worker.logLines()).noneMatch(line -> line.contains("cannot be checked") || line.contains("ERROR"));
    }

    @Test
    @Order(2)
    void usersWithoutRightsAreRefused() throws Exception {
        for (DocumentedRight right : DocumentedRight.all()) {
            if (List.of("shop", "erp").contains(right.user())) {
                broker.revoke(right.acls());
                await(right.toString())
                        .atMost(LIMIT)
                        .untilAsserted(() -> assertThatThrownBy(() -> {
                                    if (right.user().equals("shop")) {
                                        write("shop", Superstore.ORDER_PLACED, "{}");
                                    } else {
                                        exportsReadByErp(1);
                                    }
                                })
                                .hasStackTraceContaining(right.message()));
                broker.grant(right.acls());
            }
        }
        assertThatThrownBy(() -> write("stranger", Superstore.ORDER_PLACED, "{}"))
                .hasStackTraceContaining("Not authorized");
    }

    @Test
    @Order(3)
    void logsMetricsAndErrorsContainNoPersonalData() throws Exception {
        write(
                "shop",
                Superstore.ORDER_PLACED,
                order("order-of-jane", "50.00").replace("\"order-of-jane\"", "[\"order-of-jane\"]"));
        write("shop", Superstore.ORDER_PLACED, order("order-of-jane", "60.00"));
        write("shop", Superstore.ORDER_PLACED, order("order-of-jane", "50.00").substring(0, 400));
        write("shop", Superstore.ORDER_STATUS_CHANGED, """
            {"eventId":"e-4","occurredAt":"2026-01-05","customerId":"jane.doe","orderId":"order-of-jane","status":"completed"}\
            """);
        List<String> exposed = new ArrayList<>();
        try (CommittedReader written = new CommittedReader(broker.openServers(), LedgerAndExports.DEAD_LETTERS)) {
            await("dead letters")
                    .atMost(LIMIT)
                    .until(() -> written.count(Superstore.ORDER_PLACED + "-dlt") >= 3
                            && !written.of(Superstore.ORDER_STATUS_CHANGED + "-dlt")
                                    .isEmpty());
            LedgerAndExports.DEAD_LETTERS.forEach(topic -> written.of(topic)
                    .forEach(letter -> letter.headers()
                            .forEach(header -> exposed.add(new String(header.value(), StandardCharsets.UTF_8)))));
        }
        for (String path :
                List.of("/actuator/prometheus", "/actuator/health", "/actuator/health/readiness", "/actuator")) {
            exposed.add(worker.get(path).body());
        }
        for (String path : List.of("/api/accounts/jane.doe/lots", "/api/jane.doe")) {
            exposed.add(ask(path).body());
        }
        exposed.addAll(worker.logLines());
        assertThat(exposed).allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase(TOKEN));
        for (String personal : PERSONAL_DATA) {
            assertThat(exposed).as(personal).noneMatch(text -> text.contains(personal));
        }
    }

    @Test
    @Order(4)
    void commandsConnectWithAPasswordOrACertificate() throws Exception {
        CommandResult withPassword = audit(broker.secureServers(), blocks().get(1));
        CommandResult withCertificate = audit(broker.certificateServers(), blocks().get(3));
        CommandResult without =
                audit(broker.certificateServers(), blocks().get(3).replaceAll("ssl.keystore.*\n", ""));

        assertThat(withPassword.exitCode()).as(withPassword.toString()).isZero();
        assertThat(withCertificate.exitCode()).as(withCertificate.toString()).isZero();
        assertThat(without.exitCode()).as(without.toString()).isEqualTo(3);
    }

    @Test
    @Order(5)
    void theWorkerConnectsWithACertificate() throws Exception {
        worker.stop();
        worker = WORKERS.launch(dir.resolve("worker"), settings(blocks().get(2)));
        worker.awaitReady();
        write("shop", Superstore.ORDER_PLACED, order("second-order-of-jane", "50.00"));
        try (CommittedReader written = new CommittedReader(broker.openServers(), List.of(LedgerAndExports.EXPORTS))) {
            await("the export").atMost(LIMIT).until(() -> {
                written.readToEnd();
                return written.of(LedgerAndExports.EXPORTS).stream()
                        .anyMatch(export -> export.key().equals("second-order-of-jane"));
            });
        }
    }

    private static CommandResult audit(String servers, String properties) throws IOException {
        Path file = Files.writeString(dir.resolve("client.properties"), properties);
        return CommandResult.of("audit", "--bootstrap-servers", servers, "--command-config", file.toString());
    }

    private static HttpResponse<String> ask(String path) {
        return worker.ask(
                path,
                request -> request.header("Authorization", "Bearer " + TOKEN).GET());
    }

    private static void write(String user, String topic, String json) throws Exception {
        try (var producer =
                new KafkaProducer<>(broker.clientSettings(user), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "jane.doe", json)).get();
        }
    }

    /** Returns the values of the first exports. */
    private static List<String> exportsReadByErp(int count) {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings("erp"));
        settings.putAll(Map.of(
                "group.id", "erp",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", false,
                "isolation.level", "read_committed"));
        List<String> exports = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(LedgerAndExports.EXPORTS));
            await("exports").atMost(LIMIT).until(() -> {
                for (ConsumerRecord<String, String> export : consumer.poll(Duration.ofMillis(100))) {
                    exports.add(export.value());
                }
                return exports.size() >= count;
            });
        }
        return exports;
    }

    private static String order(String id, String price) {
        return """
            {"eventId":"e-%1$s","occurredAt":"2026-01-05T10:00:00Z","customerId":"jane.doe","orderId":"%1$s","currency":"USD",\
            "customer":{"email":"jane.doe@fontane.example"},"billing":{"name":"Jane Fontane","street":"Rosenallee 7"},\
            "shipping":{"address":{"country":"DE","postcode":"10405-77"}},\
            "lines":[{"lineId":"1","sku":"SKU-1","quantity":1,"unitPrice":"%2$s"}],\
            "totals":{"grandTotal":"%2$s"}}\
            """.formatted(id, price);
    }
}
