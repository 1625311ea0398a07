package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More falls due at once than is settled at once, and its time is long past. */
class LateSettlementTest {

    private static final String RULES = """
            currency: USD
            timezone: UTC
            points: {award: {on: placed, hold: P7D}}
            rules:
              - {id: spend, name: Spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
            """;
    private static final int CUSTOMERS = 700;
    private static final Instant PLACED = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant LATER = Instant.parse("2027-11-21T10:00:00Z");

    @Test
    void whatIsReleasedLateIsExportedWithItsOrder(@TempDir Path dir) {
        try (TopologyFixture worker = new TopologyFixture(business(), ClockMode.EVENTS, dir)) {
            List<String> customers = customersAtHome();
            for (int number = 0; number < CUSTOMERS; number++) {
                // The first by id are due last, so that their orders are the first that are too old.
                Instant at = PLACED.plusSeconds(CUSTOMERS - number);
                worker.send(TopologyFixture.ORDERS, null, order(customers.get(number), at));
            }
            worker.passTimeTo(LATER);
            byte[] review = ShopEvents.review(TopologyFixture.customerAtHome(), "r-1", LATER.toString());
            worker.send(TopologyFixture.REVIEWS, new TestRecord<>(null, review, LATER));
            worker.caughtUp();
            List<String> exports = new ArrayList<>(worker.values("erp.order-export"));
            // As many slices as it takes: how much is settled in one depends on how fast the machine is.
            for (int seconds = 10; exports.size() < 2 * CUSTOMERS && seconds <= 6000; seconds += 10) {
                worker.passTimeTo(LATER.plusSeconds(seconds));
                exports.addAll(worker.values("erp.order-export"));
            }
            assertThat(exports)
                    .hasSize(2 * CUSTOMERS)
                    .allMatch(export -> export.contains(",\"order\":{"))
                    .filteredOn(export -> export.contains("\"RELEASED\""))
                    .hasSize(CUSTOMERS);
        }
    }

    private static List<String> customersAtHome() {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj("c-%06d"::formatted)
                .filter(id -> HomePartition.of(AccountOwner.customer(id), 4) == 0)
                .limit(CUSTOMERS)
                .toList();
    }

    private static byte[] order(String customer, Instant at) {
        String order = new String(ShopEvents.order(customer, "o-" + customer, 10), StandardCharsets.UTF_8);
        return ShopEvents.bytes(order.replace(ShopEvents.AT, at.toString()));
    }

    private static RuleFile business() {
        return switch (RulesetReader.read("rules.yaml", RULES.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Valid(var ruleset) -> new RuleFile(new Decider(ruleset, DecisionPolicy.DEFAULT));
            case RulesetReader.Result.Invalid(var errors) -> throw new IllegalStateException(errors.toString());
        };
    }
}
