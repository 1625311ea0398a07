package dev.rewardsync.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.Timer;
import dev.rewardsync.rule.yaml.RulesetFixture;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpcomingTimersTest {

    private static final Instant EVENING = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

    private final UpcomingTimers timers = new UpcomingTimers(RulesetFixture.usd(""), List.of());

    @Test
    void timersAreOrderedByTimeThenRankThenId() {
        Account account = Account.opened(AccountOwner.customer("ann"))
                .withRelease(new Timer.Release("z", EVENING, 1, null, "r", null))
                .withRelease(new Timer.Release("b", EVENING, 1, Period.ofDays(1), "r", null))
                .withRelease(new Timer.Release("b", EVENING, 2, null, "r", null))
                .withParkedEvents("42", EVENING);
        assertThat(timers.nextAt(account)).contains(EVENING);
        assertThat(timers.next(account, EVENING.minusNanos(1), EVENING))
                .contains(new Timer.ParkedEventTimeout("42", EVENING));
        assertThat(timers.next(account, EVENING, MORNING))
                .contains(new Timer.Release("b", EVENING, 2, null, "r", null));
        assertThat(timers.next(account.withoutRelease("b").withoutRelease("z"), EVENING, MORNING))
                .isEmpty();
        assertThat(timers.nextAt(account.withoutRelease("b").withoutRelease("z").withoutParkedEvents("42")))
                .isEmpty();
    }
}
