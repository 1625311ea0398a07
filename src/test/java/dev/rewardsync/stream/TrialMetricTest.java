package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.ORDERS;
import static dev.rewardsync.stream.TopologyFixture.REVIEWS;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static dev.rewardsync.stream.TopologyFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the metric {@code rewardsync_trial_points_total}. */
class TrialMetricTest {

    private static final String CUSTOMER = TopologyFixture.customerAtHome();
    private static final String METER = WorkerMetric.TRIAL_POINTS.meterName();
    private static final String RULES = """
            currency: USD
            timezone: UTC
            rules:
              - {id: spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
              - {id: double, type: cart, mode: trial, earn: {style: per-spent, points: 2, step: "1.00"}}
              - {id: review, type: behavior, event: review-approved, mode: trial, earn: {style: fixed, points: 10}}
            """;

    @TempDir
    Path dir;

    @Test
    void isPublishedUnderItsName() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.counter(METER, "rule", "double").increment(7);
        assertThat(registry.scrape()).contains("rewardsync_trial_points_total{rule=\"double\"} 7.0");
    }

    /** An amendment adds the points that it increases; nothing lowers the counter. */
    @Test
    void countsThePointsOfTrialRules() {
        try (TopologyFixture worker = new TopologyFixture(() -> TestRulesets.decider(RULES), ClockMode.WALL, dir)) {
            worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 50));
            assertThat(points(worker, "double")).isEqualTo(100);
            worker.send(ORDERS, CUSTOMER, revision(2, 80));
            assertThat(points(worker, "double")).isEqualTo(160);
            worker.send(ORDERS, CUSTOMER, revision(3, 10));
            assertThat(points(worker, "double")).isEqualTo(160);
            worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-1"));
            worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-2"));
            worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-2"));
            assertThat(points(worker, "review")).isEqualTo(20);
            assertThat(worker.registry.find(METER).tag("rule", "spend").counter())
                    .isNull();
            assertThat(worker.values(TOPICS.ledger())).noneMatch(entry -> entry.contains("double"));
        }
    }

    private static byte[] revision(int revision, int dollars) {
        String order = text(ShopEvents.order(CUSTOMER, "o-1", dollars));
        return ShopEvents.bytes(order.replace("\"orderId\"", "\"revision\":" + revision + ",\"orderId\""));
    }

    private static double points(TopologyFixture worker, String rule) {
        return worker.registry.get(METER).tag("rule", rule).counter().count();
    }
}
