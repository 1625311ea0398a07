package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More timers are due than fire in one run, long after their time. */
class LateTimersTest {

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

    private final Decider decider = TestRulesets.decider(RULES);

    @Test
    void lateReleasesAreExportedWithTheirOrders(@TempDir Path dir) {
        try (TopologyFixture worker = new TopologyFixture(() -> decider, ClockMode.EVENTS, dir)) {
            List<String> customers = customersAtHome();
            for (int number = 0; number < CUSTOMERS; number++) {
                // The first customers by id are due last, so their orders are the first past their retention.
                Instant at = PLACED.plusSeconds(CUSTOMERS - number);
                worker.send(TopologyFixture.ORDERS, null, order(customers.get(number), at));
            }
            worker.advanceTo(LATER);
            byte[] review = ShopEvents.review(TopologyFixture.customerAtHome(), "r-1", LATER.toString());
            worker.send(TopologyFixture.REVIEWS, new TestRecord<>(null, review, LATER));
            worker.catchUp();
            List<String> exports = new ArrayList<>(worker.values("erp.order-export"));
            // As many runs as needed: the number of timers fired in one depends on the speed of the machine.
            for (int seconds = 10; exports.size() < 2 * CUSTOMERS && seconds <= 6000; seconds += 10) {
                worker.advanceTo(LATER.plusSeconds(seconds));
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
}
