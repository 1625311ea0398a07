package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.decision.Outcome;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.testing.PropertyTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Tests invariants of accounts, entries and outcomes for random actions of customers, in any order of arrival. */
class RandomCustomersTest {

    @PropertyTest(seeds = 60)
    void entriesAreConsecutiveAndLotsAddUpToTheBalance(long seed) {
        for (Simulation run : RandomCustomerRuns.both(seed)) {
            run.ledger.forEach((customerId, entries) -> {
                Account account = Account.opened(AccountOwner.customer(customerId));
                for (LedgerEntry entry : entries) {
                    account = account.apply(entry);
                    assertThat(entry.balance()).isEqualTo(account.balance());
                    assertThat(account.balance().pending()).isNotNegative();
                    assertThat(account.lots().stream().mapToLong(Lot::remaining).sum())
                            .as("lots after %s", entry)
                            .isEqualTo(Math.max(0, account.balance().available()));
                }
                assertThat(entries).extracting(LedgerEntry::entryId).doesNotHaveDuplicates();
                assertSame(account, run.account(customerId));
            });
        }
    }

    /** Asserts that an account replayed from the ledger equals the stored account. */
    private static void assertSame(Account replayed, Account stored) {
        assertThat(replayed.balance()).isEqualTo(stored.balance());
        assertThat(replayed.lots()).isEqualTo(stored.lots());
        assertThat(replayed.lifetime()).isEqualTo(stored.lifetime());
        assertThat(replayed.sequence()).isEqualTo(stored.sequence());
    }

    @PropertyTest(seeds = 60)
    void outputsAreNotRepeated(long seed) {
        for (Simulation run : RandomCustomerRuns.both(seed)) {
            run.notifications.forEach((customerId, told) -> assertThat(told)
                    .extracting(Notification::notificationId)
                    .as(customerId)
                    .doesNotHaveDuplicates());
        }
    }

    /** Referral statistics match the referees' actions, in any order of arrival. */
    @PropertyTest(seeds = 60)
    void referrersStatisticsMatchTheirReferees(long seed) {
        for (Simulation run : RandomCustomerRuns.both(seed)) {
            for (String customerId : run.ledger.keySet()) {
                ReferralStatistics referrals =
                        run.account(customerId).statistics().referrals();
                assertThat(referrals.orders()).isNotNegative();
                assertThat(referrals.ordersAmount()).isNotNegative();
                assertThat(referrals.refereesWhoOrdered()).isBetween(0L, referrals.orders());
                assertThat(referrals.refereesWhoOrdered() > 0).isEqualTo(referrals.orders() > 0);
            }
        }
    }

    @PropertyTest(seeds = 60)
    void everyEventHasExactlyOneOutcome(long seed) {
        for (Simulation run : RandomCustomerRuns.both(seed)) {
            Map<Long, Long> deadLetters = new HashMap<>();
            run.deadLetters.forEach(letter -> deadLetters.merge(letter.source().offset(), 1L, Long::sum));
            for (Simulation.Arrived arrived : run.arrivals) {
                long dead = deadLetters.getOrDefault(arrived.inbound().source().offset(), 0L);
                if (arrived.outcome() == Outcome.Accepted.PARKED) {
                    assertThat(dead).isEqualTo(wasApplied(run, arrived) ? 0 : 1);
                } else {
                    assertThat(dead).isEqualTo(arrived.outcome() instanceof Outcome.Rejection ? 1 : 0);
                }
            }
        }
    }

    /** Returns whether the order of a parked event arrived within seven days. */
    private static boolean wasApplied(Simulation run, Simulation.Arrived parked) {
        OrderEvent event = (OrderEvent) parked.inbound().event();
        Instant deadline = parked.inbound().source().arrivedAt().plus(Duration.ofDays(7));
        return run.arrivals.stream()
                .filter(arrived -> arrived.inbound().event() instanceof OrderPlaced order
                        && order.orderId().equals(event.orderId()))
                .findFirst()
                .filter(arrived -> arrived.inbound().source().arrivedAt().isBefore(deadline))
                .isPresent();
    }

    @PropertyTest(seeds = 60)
    void frequentTimersOfIdleCustomersProduceTheSameEntries(long seed) {
        List<ShopAction> actions = RandomCustomers.inOrder(seed);
        Simulation restless = new Simulation(RandomCustomers.ruleset(seed));
        Random random = new Random(seed);
        Instant now = actions.getFirst().at();
        for (ShopAction action : actions) {
            long quietSeconds = Duration.between(now, action.at()).toSeconds();
            restless.fireAllTimers(now.plusSeconds(quietSeconds * random.nextInt(5) / 5));
            restless.arrive(action);
            now = action.at();
        }
        restless.run(List.of());
        Simulation calm = new Simulation(RandomCustomers.ruleset(seed)).run(actions);
        assertThat(restless.ledger).isEqualTo(calm.ledger);
        assertThat(restless.notifications).isEqualTo(calm.notifications);
        assertThat(restless.deadLetters).hasSameSizeAs(calm.deadLetters);
        restless.exports.forEach((orderId, exports) ->
                assertThat(exports).usingRecursiveComparison().isEqualTo(calm.exports.get(orderId)));
    }
}
