package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLogTest {

    private static final String RULES = """
            currency: USD
            timezone: UTC
            points: {award: {on: placed, hold: P1D}}
            rules:
              - {id: spend, type: cart, earn: {style: fixed, points: 10}}
            """;
    private static final String CUSTOMER = TopologyFixture.customerAtHome();

    @Test
    void logsRecordsAndTimersInTheirOrder(@TempDir Path dir) {
        Decider decider = TestRulesets.decider(RULES);
        try (TopologyFixture topology = new TopologyFixture(() -> decider, ClockMode.WALL, dir, StepLog.settings())) {
            topology.catchUp();
            topology.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 10));
            topology.send(ORDERS, CUSTOMER, "{".getBytes(StandardCharsets.UTF_8));
            topology.advanceTo(NOW.plus(Duration.ofDays(2)));
            topology.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-1", 10));

            assertThat(topology.read(StepLog.TOPIC))
                    .extracting(step -> LoggedStep.parse(step.value()))
                    .containsExactly(
                            new LoggedStep.OfRecord(ORDERS, 0, 0),
                            new LoggedStep.OfRecord(ORDERS, 0, 1),
                            new LoggedStep.OfTimers(AccountOwner.customer(CUSTOMER)),
                            new LoggedStep.OfRecord(ORDERS, 0, 2));
        }
    }
}
