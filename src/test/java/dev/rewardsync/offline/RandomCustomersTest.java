package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.decision.Outcome;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.Membership;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.CalendarEnd;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.ExpiryPeriod;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.rule.RuleOutcome.SkipReason;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetFixture;
import dev.rewardsync.testing.PropertyTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tests invariants for random actions of customers, in any order of arrival. */
class RandomCustomersTest {

    private static List<Simulation> both(long seed) {
        return List.of(
                new Simulation(RandomCustomers.ruleset(seed)).run(RandomCustomers.inOrder(seed)),
                new Simulation(RandomCustomers.ruleset(seed)).run(RandomCustomers.inAnyOrder(seed)));
    }

    @PropertyTest(seeds = 60)
    void entriesAreConsecutiveAndLotsAddUpToTheBalance(long seed) {
        for (Simulation run : both(seed)) {
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
        for (Simulation run : both(seed)) {
            run.notifications.forEach((customerId, told) -> assertThat(told)
                    .extracting(Notification::notificationId)
                    .as(customerId)
                    .doesNotHaveDuplicates());
        }
    }

    /** Referral statistics match the referees' actions, in any order of arrival. */
    @PropertyTest(seeds = 60)
    void referrersStatisticsMatchTheirReferees(long seed) {
        for (Simulation run : both(seed)) {
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

    /** Counts the accruals too, so that the test cannot pass without any. */
    @PropertyTest(seeds = 60)
    void suspendedCustomersEarnNothing(long seed) {
        Simulation run = new Simulation(RandomCustomers.ruleset(seed)).run(RandomCustomers.inOrder(seed));
        long earned = 0;
        for (Map.Entry<String, List<LedgerEntry>> ledger : run.ledger.entrySet()) {
            for (LedgerEntry entry : ledger.getValue()) {
                if (entry.type() == EntryType.ACCRUAL) {
                    assertThat(isSuspended(run, ledger.getKey(), entry.occurredAt()))
                            .as("suspended at %s", entry)
                            .isFalse();
                    earned++;
                }
            }
        }
        assertThat(earned).isPositive();
    }

    private static boolean isSuspended(Simulation run, String customerId, Instant at) {
        return run.arrivals.stream()
                        .map(arrived -> arrived.inbound().event())
                        .filter(event -> event instanceof CustomerUpdated update
                                && update.membership() != null
                                && customerId.equals(update.customerId())
                                && !update.occurredAt().isAfter(at))
                        .reduce((first, second) -> second)
                        .map(event -> ((CustomerUpdated) event).membership())
                        .orElse(Membership.ACTIVE)
                == Membership.SUSPENDED;
    }

    @PropertyTest(seeds = 60)
    void exportsOfOrdersHaveNoGaps(long seed) {
        for (Simulation run : both(seed)) {
            assertThat(run.exports.keySet())
                    .containsExactlyInAnyOrderElementsOf(run.arrivals.stream()
                            .map(arrived -> arrived.inbound().event())
                            .filter(OrderPlaced.class::isInstance)
                            .map(event -> ((OrderPlaced) event).orderId())
                            .distinct()
                            .toList());
            for (List<OrderExport> exports : run.exports.values()) {
                assertThat(exports)
                        .extracting(OrderExport::revision)
                        .isEqualTo(
                                IntStream.rangeClosed(1, exports.size()).boxed().toList());
                assertThat(exports.getFirst().reason()).isEqualTo(Reason.PLACED);
                assertThat(exports.stream().filter(export -> export.reason() == Reason.PLACED))
                        .hasSize(1);
            }
        }
    }

    /** Rules with a schedule award points exactly at its times, which are counted in another way here. */
    @PropertyTest(seeds = 60)
    void schedulesHold(long seed) {
        for (Simulation run : both(seed)) {
            run.arrivals.stream()
                    .filter(arrived -> arrived.outcome() == Outcome.Accepted.DECIDED)
                    .map(arrived -> arrived.inbound().event())
                    .filter(event -> event instanceof OrderPlaced order
                            && order.customerId() != null
                            && !isOfSuspendedCustomer(run, order))
                    .forEach(event -> {
                        EntryId entryId = EntryId.orderAccrual(((OrderPlaced) event).orderId(), 1, "weekend");
                        ZonedDateTime local = event.occurredAt().atZone(ZoneId.of("America/New_York"));
                        assertThat(entries(run, event.customerId())
                                        .anyMatch(entry -> entry.entryId().equals(entryId)))
                                .as("%s", event)
                                .isEqualTo(local.getDayOfWeek().getValue() >= 6);
                    });
            run.ledger.values().stream()
                    .flatMap(List::stream)
                    .filter(entry -> entry.type() == EntryType.ACCRUAL)
                    .forEach(RandomCustomersTest::assertOnSchedule);
        }
    }

    /** Limits hold for events in any order of arrival. */
    @PropertyTest(seeds = 60)
    void limitsHold(long seed) {
        for (Simulation run : both(seed)) {
            run.ledger.values().forEach(entries -> {
                assertThat(pointsByPeriod(entries, "review", LocalDate::toString))
                        .allMatch(points -> points <= 15);
                assertThat(pointsByPeriod(entries, "review", day -> "month " + day.getMonthValue()))
                        .allMatch(points -> points <= 35);
                assertThat(pointsByPeriod(
                                entries, "weekly-visit", day -> "week " + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)))
                        .allMatch(points -> points == 5);
            });
        }
    }

    private static Collection<Long> pointsByPeriod(
            List<LedgerEntry> entries, String ruleId, Function<LocalDate, String> period) {
        Map<String, Long> points = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.type() == EntryType.ACCRUAL && ruleId.equals(entry.ruleId()))
                .forEach(entry -> points.merge(
                        period.apply(entry.occurredAt()
                                .atZone(ZoneId.of("America/New_York"))
                                .toLocalDate()),
                        entry.available(),
                        Long::sum));
        return points.values();
    }

    private static boolean isOfSuspendedCustomer(Simulation run, OrderPlaced order) {
        return run.exports.get(order.orderId()).getFirst().rewards().notApplied().stream()
                .anyMatch(skipped -> skipped.reason() == SkipReason.MEMBERSHIP);
    }

    private static Stream<LedgerEntry> entries(Simulation run, String customerId) {
        return run.ledger.getOrDefault(customerId, List.of()).stream();
    }

    private static void assertOnSchedule(LedgerEntry accrual) {
        ZonedDateTime local = accrual.occurredAt().atZone(ZoneId.of("America/New_York"));
        switch (String.valueOf(accrual.ruleId())) {
            case "evening" -> assertThat(local.getHour()).as("%s", accrual).isBetween(18, 23);
            case "monday-treat" ->
                assertThat(local.getDayOfWeek().getValue()).as("%s", accrual).isEqualTo(1);
            default -> {}
        }
    }

    @PropertyTest(seeds = 60)
    void everyEventHasExactlyOneOutcome(long seed) {
        for (Simulation run : both(seed)) {
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
    void canceledOrdersLeaveOnlyExpiredOrForgivenPoints(long seed) {
        boolean forgives = RandomCustomers.ruleset(seed).contains("within-balance");
        for (Simulation run : both(seed)) {
            run.exports.values().stream()
                    .map(List::getLast)
                    .filter(export -> export.reason() == Reason.CANCELED && export.customerId() != null)
                    .forEach(export -> assertCanceled(run, export, forgives));
        }
    }

    private static void assertCanceled(Simulation run, OrderExport export, boolean forgives) {
        assertThat(export.rewards().pointsUsed()).isZero();
        assertThat(export.rewards().pointsEarned()).isZero();
        List<LedgerEntry> all = run.ledger.getOrDefault(String.valueOf(export.customerId()), List.of());
        Predicate<LedgerEntry> ofOrder = entry -> export.orderId().equals(entry.orderId());
        assertThat(sum(all, ofOrder.and(is(EntryType.REDEMPTION))) + sum(all, ofOrder.and(is(EntryType.RESTORATION))))
                .isZero();
        all.stream().filter(ofOrder.and(is(EntryType.ACCRUAL))).forEach(accrual -> {
            long reversed = sum(
                    all,
                    entry -> entry.entryId().text().startsWith("cancel:")
                            && entry.entryId()
                                    .text()
                                    .endsWith("/" + accrual.entryId().text()));
            long left = accrual.available()
                    + accrual.pending()
                    + reversed
                    - expiredPoints(all, accrual, export.occurredAt());
            assertThat(left)
                    .as("left of %s", accrual)
                    .isBetween(0L, forgives ? accrual.available() + accrual.pending() : 0L);
        });
    }

    /** Returns the points of an accrual's lot that expired before the order was canceled. */
    private static long expiredPoints(List<LedgerEntry> all, LedgerEntry accrual, Instant canceled) {
        return all.stream()
                .takeWhile(entry -> !entry.entryId().text().startsWith("cancel:")
                        || !entry.entryId()
                                .text()
                                .endsWith("/" + accrual.entryId().text()))
                .filter(is(EntryType.EXPIRY))
                .flatMap(entry -> entry.lots().stream())
                .filter(lot -> lot.lotId().equals(accrual.entryId()))
                .mapToLong(LotChange::points)
                .map(points -> -points)
                .sum();
    }

    /** Lots without an expiry date expire when the latest earning or spending is long enough ago, and not at another time. */
    @PropertyTest(seeds = 120)
    void lotsWithoutDateExpireWithTheCustomersActivity(long seed) {
        Ruleset ruleset = RulesetFixture.ruleset(RandomCustomers.ruleset(seed));
        ExpiryTerms terms = ruleset.points().expiry();
        boolean byActivity = terms != null && terms.start() == ExpiryTerms.Start.ACTIVITY;
        Simulation run = new Simulation(RandomCustomers.ruleset(seed)).run(RandomCustomers.inOrder(seed));
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

    private static Predicate<LedgerEntry> is(EntryType type) {
        return entry -> entry.type() == type;
    }

    private static long sum(List<LedgerEntry> entries, Predicate<LedgerEntry> which) {
        return entries.stream()
                .filter(which)
                .mapToLong(entry -> entry.available() + entry.pending())
                .sum();
    }

    @PropertyTest(seeds = 60)
    void ordersMatchTheLedger(long seed) {
        for (Simulation run : both(seed)) {
            run.exports.forEach((orderId, exports) -> {
                String customerId = exports.getFirst().customerId();
                AccountOwner owner =
                        customerId == null ? AccountOwner.guest(orderId) : AccountOwner.customer(customerId);
                OrderState order = (OrderState) run.order(owner, orderId);
                long used = run.ledger.getOrDefault(owner.id(), List.of()).stream()
                        .filter(entry -> orderId.equals(entry.orderId()))
                        .filter(is(EntryType.REDEMPTION).or(is(EntryType.RESTORATION)))
                        .mapToLong(LedgerEntry::available)
                        .sum();
                assertThat(order.netPointsUsed()).isEqualTo(-used);
                assertThat(order.exported().revision()).isEqualTo(exports.size());
            });
        }
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
