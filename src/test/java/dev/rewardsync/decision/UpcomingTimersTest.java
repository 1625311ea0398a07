package dev.rewardsync.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.Timer;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.rule.yaml.RulesetFixture;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpcomingTimersTest {

    private static final Instant EVENING = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    private static final EntryId FIRST = EntryId.orderAccrual("1", 10, "r");
    private static final EntryId SECOND = EntryId.orderAccrual("1", 2, "r");

    private final UpcomingTimers timers = new UpcomingTimers(RulesetFixture.usd(""), List.of());

    @Test
    void timersAreOrderedByTimeThenRankThenTextOfTheId() {
        Account account = Account.opened(AccountOwner.customer("ann"))
                .withRelease(new Timer.Release(SECOND, EVENING, 1, null, "r"))
                .withRelease(new Timer.Release(FIRST, EVENING, 1, ExpiryTerms.afterRelease(Period.ofDays(1)), "r"))
                .withRelease(new Timer.Release(FIRST, EVENING, 2, null, "r"))
                .withParkedEvents("42", EVENING);
        assertThat(timers.nextAt(account)).contains(EVENING);
        assertThat(timers.next(account, EVENING.minusNanos(1), EVENING))
                .contains(new Timer.ParkedEventTimeout("42", EVENING));
        assertThat(timers.next(account, EVENING, MORNING)).contains(new Timer.Release(FIRST, EVENING, 2, null, "r"));
        assertThat(timers.next(account.withoutRelease(FIRST).withoutRelease(SECOND), EVENING, MORNING))
                .isEmpty();
        assertThat(timers.nextAt(
                        account.withoutRelease(FIRST).withoutRelease(SECOND).withoutParkedEvents("42")))
                .isEmpty();
    }
}
