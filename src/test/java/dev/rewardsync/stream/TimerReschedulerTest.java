package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.REVIEWS;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.decision.Decider;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed ruleset applies to idle customers too. */
class TimerReschedulerTest {

    private static final String CUSTOMER = TopologyFixture.customerAtHome();

    @TempDir
    Path dir;

    private Decider decider;

    @Test
    void idleCustomerGetsThePointsOfANewInactivityRule() {
        decider = TestRulesets.decider(TestRulesets.SMALL.replace("points: {expireAfter: P30D}\n", ""));
        try (TopologyFixture worker = new TopologyFixture(() -> decider, ClockMode.WALL, dir)) {
            worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-1"));
            worker.catchUp();
            assertThat(worker.values(TOPICS.ledger())).hasSize(1);
            assertThat(worker.size(CustomerStores.TIMERS)).isZero();
            worker.advanceTo(NOW.plus(Duration.ofDays(1)));
            decider = TestRulesets.decider(TestRulesets.SMALL.replace("points: {expireAfter: P30D}\n", "") + """
                      - {id: miss, type: behavior, event: inactive, days: 5, earn: {style: fixed, points: 3}}
                    """);
            worker.advanceTo(NOW.plus(Duration.ofDays(1)).plusSeconds(5));
            assertThat(worker.size(CustomerStores.TIMERS)).isEqualTo(1);
            worker.advanceTo(NOW.plus(Duration.ofDays(7)));
            assertThat(worker.values(TOPICS.ledger()))
                    .singleElement()
                    .asString()
                    .contains("\"entryId\":\"inactive:2026-11-27/miss\"");
            assertThat(worker.size(CustomerStores.TIMERS)).isZero();
        }
    }
}
