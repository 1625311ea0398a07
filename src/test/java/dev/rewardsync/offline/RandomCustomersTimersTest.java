package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.ledger.CalendarEnd;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.ExpiryPeriod;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetFixture;
import dev.rewardsync.testing.PropertyTest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tests when the points of random customers expire by inactivity, and when their tiers change. */
class RandomCustomersTimersTest {

    /** Lots without an expiry date expire when the latest earning or spending is long enough ago, and not at another time. */
    @PropertyTest(seeds = 120)
    void lotsWithoutDateExpireWithTheCustomersActivity(long seed) {
        Ruleset ruleset = RulesetFixture.ruleset(RandomCustomers.ruleset(seed));
        ExpiryTerms terms = ruleset.points().expiry();
        boolean byActivity = terms != null && terms.start() == ExpiryTerms.Start.ACTIVITY;
        Simulation run = RandomCustomerRuns.inOrder(seed);
        run.ledger.forEach((customerId, entries) -> {
            Account account = Account.opened(AccountOwner.customer(customerId));
            Instant lastActivity = Instant.MIN;
            for (LedgerEntry entry : entries) {
                boolean active = entry.type() != EntryType.EXPIRY && entry.type() != EntryType.REVERSAL;
                boolean hasUndatedLot = account.lots().stream().anyMatch(lot -> lot.expiresAt() == null);
                if (terms != null && byActivity && active && hasUndatedLot) {
                    assertThat(entry.occurredAt())
                            .as("no activity after the expiry: %s", entry)
                            .isBeforeOrEqualTo(expiry(terms.period(), lastActivity));
                }
                if (terms != null && isExpiryWithoutDate(entry)) {
                    assertThat(entry.occurredAt()).as("%s", entry).isEqualTo(expiry(terms.period(), lastActivity));
                }
                lastActivity = active && entry.occurredAt().isAfter(lastActivity) ? entry.occurredAt() : lastActivity;
                account = account.apply(entry);
            }
        });
    }

    private static boolean isExpiryWithoutDate(LedgerEntry entry) {
        return entry.type() == EntryType.EXPIRY && entry.lots().stream().allMatch(lot -> lot.expiresAt() == null);
    }

    private static Instant expiry(ExpiryPeriod period, Instant start) {
        ZonedDateTime end = start.atZone(ZoneId.of("America/New_York")).plus(period.length());
        return period.end() == CalendarEnd.END_OF_MONTH
                ? YearMonth.from(end)
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(end.getZone())
                        .toInstant()
                : end.toInstant();
    }

    /** Tiers are kept for their guarantee, and rise and fall as a second calculation says. */
    @PropertyTest(seeds = 120)
    void tiersChangeWithTheirGuarantee(long seed) {
        String ruleset = RandomCustomers.ruleset(seed);
        if (!NaiveTiers.canCalculate(ruleset)) {
            return;
        }
        List<ShopAction> actions = RandomCustomers.inOrder(seed);
        Simulation run = RandomCustomerRuns.inOrder(seed);
        for (String customerId : withoutOpening(run)) {
            List<NaiveTiers.Change> changes = run.notifications.getOrDefault(customerId, List.of()).stream()
                    .filter(Notification.TierChanged.class::isInstance)
                    .map(told -> NaiveTiers.Change.of((Notification.TierChanged) told))
                    .toList();
            Instant end = actions.getLast().at().plus(Duration.ofDays(400));
            assertThat(changes)
                    .as(customerId)
                    .isEqualTo(new NaiveTiers(ruleset).changes(customerId, run.decisions, end));
        }
    }

    /** Returns the customers whose figures come from their orders alone. */
    private static Set<String> withoutOpening(Simulation run) {
        Set<String> customers = new TreeSet<>(run.ledger.keySet());
        run.arrivals.stream()
                .map(arrived -> arrived.inbound().event())
                .filter(event -> event instanceof PointsAdjusted adjusted && adjusted.opening() != null)
                .forEach(event -> customers.remove(event.customerId()));
        return customers;
    }
}
