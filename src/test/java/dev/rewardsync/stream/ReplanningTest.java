package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.REVIEWS;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New rules reach customers of whom nothing is heard. */
class ReplanningTest {

    private static final String CUSTOMER = TopologyFixture.customerAtHome();

    @TempDir
    Path dir;

    @Test
    void aQuietCustomerGetsWhatANewRuleGivesForSilence() {
        Changing business = new Changing(RuleFile.of(RuleFile.TEXT.replace("points: {expireAfter: P30D}\n", "")));
        try (TopologyFixture worker = new TopologyFixture(business, ClockMode.WALL, dir)) {
            worker.send(REVIEWS, CUSTOMER, ShopEvents.review(CUSTOMER, "r-1"));
            worker.caughtUp();
            assertThat(worker.values(TOPICS.ledger())).hasSize(1);
            assertThat(worker.size(CustomerStores.TIMERS)).isZero();
            worker.passTimeTo(NOW.plus(Duration.ofDays(1)));
            business.current = RuleFile.of(RuleFile.TEXT.replace("points: {expireAfter: P30D}\n", "") + """
                      - {id: miss, type: behavior, event: inactive, days: 5, earn: {style: fixed, points: 3}}
                    """);
            worker.passTimeTo(NOW.plus(Duration.ofDays(1)).plusSeconds(5));
            assertThat(worker.size(CustomerStores.TIMERS)).isEqualTo(1);
            worker.passTimeTo(NOW.plus(Duration.ofDays(7)));
            assertThat(worker.values(TOPICS.ledger()))
                    .singleElement()
                    .asString()
                    .contains("\"entryId\":\"inactive:2026-11-27/miss\"");
            assertThat(worker.size(CustomerStores.TIMERS)).isZero();
        }
    }

    /** Business whose rules a test changes while the worker runs. */
    private static final class Changing implements Business {
        private RuleFile current;

        Changing(RuleFile first) {
            current = first;
        }

        @Override
        public Decision decide(Received received, CustomerState memory) {
            return current.decide(received, memory);
        }

        @Override
        public Optional<Instant> nextTimerAt(Account account) {
            return current.nextTimerAt(account);
        }

        @Override
        public String rules() {
            return current.rules();
        }

        @Override
        public Decision fireTimers(CustomerState memory, Instant now) {
            return current.fireTimers(memory, now);
        }
    }
}
