package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.build.BuildInfo;
import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.kafka.Port;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A real Prometheus watches a real worker through outages and bad input. Alerts fire and clear, sixty times as fast as in
 * production. Every metric of the alerts and the dashboards exists, and every query of the dashboards works.
 */
class AlertsIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String ORDERS = Superstore.ORDER_PLACED;
    private static final String ADJUSTMENTS = "shop.points-adjusted";
    private static final int MOST_SERIES = 600;
    private static final String RULES = """
            currency: USD
            timezone: UTC
            redemption: {rates: [{id: cent, points: 100, value: "1.00"}]}
            rules:
              - {id: trial, type: cart, mode: trial, earn: {style: per-spent, points: 1, step: "1.00"}}
            """
            + IntStream.rangeClosed(1, 10)
                    .mapToObj(
                            "  - {id: rule-%d, type: cart, earn: {style: per-spent, points: 1, step: '1.00'}}\n"
                                    ::formatted)
                    .collect(Collectors.joining());

    @TempDir
    Path dir;

    private Path rules;
    private String servers;
    private WorkerProcess.Ports ports;
    private PrometheusServer prometheus;
    private WorkerProcess worker;

    @BeforeEach
    void startWithoutBroker() throws Exception {
        ports = WorkerProcess.Ports.free();
        servers = "127.0.0.1:" + Port.anyFree();
        rules = Files.writeString(dir.resolve("rules.yaml"), RULES);
        prometheus = PrometheusServer.start(dir.resolve("prometheus"), ports.management());
        launchWorker();
    }

    private void launchWorker() throws Exception {
        worker = WorkerProcess.launch(
                ports,
                dir.resolve("worker.log"),
                Map.of(
                        "spring.kafka.bootstrap-servers",
                        servers,
                        "rewardsync.rules",
                        "file:" + rules,
                        "rewardsync.state-dir",
                        dir.resolve("state").toString(),
                        "rewardsync.rules-poll-interval",
                        "200ms"));
    }

    @AfterEach
    void stop() {
        if (worker != null) {
            worker.close();
        }
        prometheus.close();
    }

    @Test
    void outagesAndBadInputRingAndClear() throws Exception {
        worker.awaitAnswers();
        awaitFiring("RewardSyncKafkaUnreachable", "RewardSyncNotReady"); // it has never reached a broker
        assertThat(lags()).isEqualTo("unknown");

        int port = Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
        try (KafkaBroker broker = KafkaBroker.start(dir.resolve("kafka"), port)) {
            worker.awaitReady();
            awaitNothingFires();

            write(ORDERS, "{", order("1", 100), order("2", 0));
            awaitFiring("RewardSyncDeadLetters", "RewardSyncDiscrepancies", "RewardSyncPointsOverdrawn");
            everyMetricExists();
            everyQueryOfTheDashboardsWorks();
            seriesAreFewAndNameTheBuild();
            write(ADJUSTMENTS, """
                    {"eventId":"a-1","occurredAt":"%s","customerId":"c-1","points":500}""".formatted(Instant.now()));
            Files.writeString(rules, "currency: XYZ\n");
            awaitFiring("RewardSyncRulesetReloadFailed");
            Files.writeString(rules, RULES);
            awaitNothingFires();

            broker.kill();
            awaitFiring("RewardSyncKafkaUnreachable", "RewardSyncNotReady");
            assertThat(lags()).isEqualTo("unknown");
            broker.restart();
            awaitNothingFires();

            worker.kill();
            awaitFiring("RewardSyncDown");
            launchWorker();
            worker.awaitReady();
            awaitNothingFires();
            assertThat(lags()).isEqualTo("known");
        }
    }

    /** Waits until each of some alerts has fired, together or one after the other. */
    private void awaitFiring(String... alerts) {
        Set<String> seen = new TreeSet<>();
        await("alerts fire: " + List.of(alerts)).atMost(LIMIT).untilAsserted(() -> {
            seen.addAll(prometheus.firing());
            assertThat(seen).contains(alerts);
        });
    }

    private void awaitNothingFires() {
        await("no alert fires").atMost(LIMIT).untilAsserted(() -> {
            assertThat(results("rewardsync_ready == 1")).isNotEmpty();
            assertThat(prometheus.firing()).isEmpty();
        });
    }

    /** Returns whether the lag of all topics is known. */
    private String lags() {
        assertThat(results("rewardsync_lag_records")).hasSize(9);
        return results("rewardsync_lag_records >= 0").isEmpty() ? "unknown" : "known";
    }

    private void everyMetricExists() throws Exception {
        Set<String> used = MonitoringQueries.metricsIn(Stream.concat(
                MonitoringQueries.alerts().stream().map(MonitoringQueries.Alert::expression),
                MonitoringQueries.ofDashboards().values().stream()));
        assertThat(used).contains("up", "rewardsync_ready", "rewardsync_settlement_failures_total");
        assertThat(prometheus.metricNames()).containsAll(used);
    }

    private void everyQueryOfTheDashboardsWorks() throws Exception {
        Map<String, String> queries = MonitoringQueries.ofDashboards();
        assertThat(queries).hasSizeGreaterThan(50);
        await("the queries have data")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(queries).allSatisfy((name, query) -> {
                    JsonNode response = prometheus.query(query);
                    assertThat(response.path("status").asString())
                            .as("%s: %s", name, response)
                            .isEqualTo("success");
                    if (!mayBeEmpty(query)) {
                        assertThat(response.at("/data/result").valueStream())
                                .as("%s: %s", name, query)
                                .isNotEmpty();
                    }
                }));
    }

    /** Returns whether a query compares with last week, or shows only what happened. */
    private static boolean mayBeEmpty(String query) {
        return query.contains(" offset ") || query.endsWith(" > 0");
    }

    private void seriesAreFewAndNameTheBuild() {
        assertThat(worker.metrics().samples())
                .hasSizeLessThan(MOST_SERIES)
                .noneMatch(sample -> sample.labels().containsKey("client_id"));
        BuildInfo build = BuildInfo.current();
        assertThat(worker.metrics()
                        .sum("rewardsync_build_info", Map.of("version", build.version(), "commit", build.commit())))
                .isOne();
        assertThat(worker.get("/actuator/info").body()).contains(build.version(), build.commit(), build.java());
    }

    private List<JsonNode> results(String query) {
        return prometheus.query(query).at("/data/result").valueStream().toList();
    }

    private void write(String topic, String... values) throws Exception {
        new ShopProducer(
                        servers,
                        Map.of(topic, ShopProducer.HOME_PARTITIONS),
                        (key, count) -> ShopProducer.homePartition(key))
                .write(Stream.of(values)
                        .map(value -> new ShopRecord(topic, "c-1", value, Instant.EPOCH))
                        .toList());
    }

    /** Returns an order of a customer without points. */
    private static String order(String id, int pointsUsed) {
        return """
                {"eventId":"e-%1$s","occurredAt":"%2$s","customerId":"c-1","orderId":"o-%1$s","currency":"USD",\
                "lines":[{"lineId":"1","sku":"A","quantity":1,"unitPrice":"50.00"}],"totals":{"grandTotal":"%3$d.00"},\
                "rewards":{"pointsUsed":%4$d,"discount":"%5$d.00"}}""".formatted(id, Instant.now(), 50 - pointsUsed / 100, pointsUsed, pointsUsed / 100);
    }
}
