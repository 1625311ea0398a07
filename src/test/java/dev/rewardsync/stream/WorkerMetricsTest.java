package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.topic.TopicNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counters exist before their first event: Prometheus does not count the first sample of a series as an increase. */
class WorkerMetricsTest {

    private static final List<String> TOPICS = TopicNames.standard().sources();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WorkerMetrics metrics = new WorkerMetrics(registry, TOPICS);

    @Test
    void everyCounterIsZeroAtTheStart() {
        metrics.rulesetInForce(TestRulesets.decider("""
                        currency: USD
                        timezone: UTC
                        rules:
                          - {id: spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
                          - {id: trial, type: cart, mode: trial, earn: {style: per-spent, points: 2, step: "1.00"}}
                        """).ruleset());
        assertThat(WorkerMetric.values())
                .filteredOn(metric -> metric.type() == WorkerMetric.MeterType.COUNTER)
                .allSatisfy(metric -> assertThat(counters(metric))
                        .as(metric.meterName())
                        .isNotEmpty()
                        .allSatisfy(counter -> assertThat(counter.count()).isZero()));
    }

    @Test
    void everyFixedLabelHasACounter() {
        assertThat(labels(WorkerMetric.DEAD_LETTERS, "topic")).containsExactlyInAnyOrderElementsOf(TOPICS);
        assertThat(labels(WorkerMetric.DEAD_LETTERS, "code")).isEqualTo(names(RejectionCode.values()));
        assertThat(labels(WorkerMetric.DISCREPANCIES, "code")).isEqualTo(names(DiscrepancyCode.values()));
        assertThat(labels(WorkerMetric.EVENTS, "outcome"))
                .containsExactlyInAnyOrder(
                        "decided", "duplicate", "parked", "order_canceled", "dead_lettered", "customer_erased");
        assertThat(labels(WorkerMetric.EXPORTS, "reason"))
                .containsExactlyInAnyOrder("PLACED", "COMPLETED", "RELEASED", "CANCELED", "REFUNDED", "AMENDED");
        assertThat(labels(WorkerMetric.POINTS, "type"))
                .containsExactlyInAnyOrder("REDEMPTION", "RESTORATION", "EXPIRY", "ADJUSTMENT");
    }

    @Test
    void rulesThatComeIntoForceHaveCounters() {
        metrics.rulesetInForce(TestRulesets.decider(rules("spend")).ruleset());
        assertThat(labels(WorkerMetric.POINTS, "rule")).containsExactlyInAnyOrder("", "spend");
        metrics.rulesetInForce(TestRulesets.decider(rules("welcome")).ruleset());
        assertThat(labels(WorkerMetric.POINTS, "rule")).containsExactlyInAnyOrder("", "spend", "welcome");
        assertThat(registry.get(WorkerMetric.POINTS.meterName())
                        .tags("type", "ACCRUAL", "rule", "welcome")
                        .counter()
                        .count())
                .isZero();
    }

    private static String rules(String id) {
        return """
                currency: USD
                timezone: UTC
                rules: [{id: %s, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}]
                """.formatted(id);
    }

    private Set<String> labels(WorkerMetric metric, String label) {
        return counters(metric).stream()
                .map(counter -> String.valueOf(counter.getId().getTag(label)))
                .collect(Collectors.toSet());
    }

    private List<Counter> counters(WorkerMetric metric) {
        return List.copyOf(registry.find(metric.meterName()).counters());
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
    }
}
