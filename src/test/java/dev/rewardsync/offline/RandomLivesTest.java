package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.offline.RandomLives.Happening;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.testing.PropertyTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What holds whatever customers do, and in whatever order it is heard of. */
class RandomLivesTest {

    private static List<Simulation> both(long seed) {
        return List.of(
                new Simulation(RandomLives.ruleset(seed)).run(RandomLives.inOrder(seed)),
                new Simulation(RandomLives.ruleset(seed)).run(RandomLives.inAnyOrder(seed)));
    }

    @PropertyTest(seeds = 60)
    void everyEntryFollowsTheLastAndLotsHoldWhatIsAvailable(long seed) {
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

    /** Replayed, the ledger gives the account that was kept. */
    private static void assertSame(Account replayed, Account kept) {
        assertThat(replayed.balance()).isEqualTo(kept.balance());
        assertThat(replayed.lots()).isEqualTo(kept.lots());
        assertThat(replayed.lifetime()).isEqualTo(kept.lifetime());
        assertThat(replayed.sequence()).isEqualTo(kept.sequence());
    }

    @PropertyTest(seeds = 60)
    void nothingIsToldTwice(long seed) {
        for (Simulation run : both(seed)) {
            run.notifications.forEach((customerId, told) -> assertThat(told)
                    .extracting(Notification::notificationId)
                    .as(customerId)
                    .doesNotHaveDuplicates());
        }
    }

    /** What invited customers did adds up, whoever heard of it when. */
    @PropertyTest(seeds = 60)
    void whoInvitedKnowsWhatFriendsDid(long seed) {
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

    @PropertyTest(seeds = 60)
    void everyOrderIsExportedWithoutGaps(long seed) {
        for (Simulation run : both(seed)) {
            assertThat(run.exports.keySet())
                    .containsExactlyInAnyOrderElementsOf(run.arrivals.stream()
                            .map(arrived -> arrived.received().event())
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

    @PropertyTest(seeds = 60)
    void everyEventComesToExactlyOneEnd(long seed) {
        for (Simulation run : both(seed)) {
            Map<Long, Long> deadLetters = new HashMap<>();
            run.deadLetters.forEach(letter -> deadLetters.merge(letter.source().offset(), 1L, Long::sum));
            for (Simulation.Arrived arrived : run.arrivals) {
                long dead = deadLetters.getOrDefault(arrived.received().source().offset(), 0L);
                if (arrived.outcome() == Outcome.PARKED) {
                    assertThat(dead).isEqualTo(tookEffect(run, arrived) ? 0 : 1);
                } else {
                    assertThat(dead).isEqualTo(arrived.outcome() == Outcome.DEAD_LETTERED ? 1 : 0);
                }
            }
        }
    }

    /** Whether the order of a parked event came within seven days of the event's arrival. */
    private static boolean tookEffect(Simulation run, Simulation.Arrived parked) {
        OrderEvent event = (OrderEvent) parked.received().event();
        Instant deadline = parked.received().source().arrivedAt().plus(Duration.ofDays(7));
        return run.arrivals.stream()
                .filter(arrived -> arrived.received().event() instanceof OrderPlaced order
                        && order.orderId().equals(event.orderId()))
                .findFirst()
                .filter(arrived -> arrived.received().source().arrivedAt().isBefore(deadline))
                .isPresent();
    }

    @PropertyTest(seeds = 60)
    void aCanceledOrderLeavesNothingButWhatRanOutOrWasForgiven(long seed) {
        boolean forgives = RandomLives.ruleset(seed).contains("within-balance");
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
                    entry -> entry.entryId().startsWith("cancel:")
                            && entry.entryId().endsWith("/" + accrual.entryId()));
            long left = accrual.available() + accrual.pending() + reversed - ranOut(all, accrual, export.occurredAt());
            assertThat(left)
                    .as("left of %s", accrual)
                    .isBetween(0L, forgives ? accrual.available() + accrual.pending() : 0L);
        });
    }

    /** What ran out of an accrual's own lot before the order was canceled. */
    private static long ranOut(List<LedgerEntry> all, LedgerEntry accrual, Instant canceled) {
        return all.stream()
                .takeWhile(entry -> !entry.entryId().startsWith("cancel:")
                        || !entry.entryId().endsWith("/" + accrual.entryId()))
                .filter(is(EntryType.EXPIRY))
                .flatMap(entry -> entry.lots().stream())
                .filter(lot -> lot.lotId().equals(accrual.entryId()))
                .mapToLong(LotChange::points)
                .map(points -> -points)
                .sum();
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
    void ordersKnowWhatTheLedgerSays(long seed) {
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
    void settlingQuietCustomersOftenGivesTheSameEntries(long seed) {
        List<Happening> happenings = RandomLives.inOrder(seed);
        Simulation restless = new Simulation(RandomLives.ruleset(seed));
        Random random = new Random(seed);
        Instant now = happenings.getFirst().at();
        for (Happening happening : happenings) {
            long quietSeconds = Duration.between(now, happening.at()).toSeconds();
            restless.settleEveryone(now.plusSeconds(quietSeconds * random.nextInt(5) / 5));
            restless.arrive(happening);
            now = happening.at();
        }
        restless.run(List.of());
        Simulation calm = new Simulation(RandomLives.ruleset(seed)).run(happenings);
        assertThat(restless.ledger).isEqualTo(calm.ledger);
        assertThat(restless.notifications).isEqualTo(calm.notifications);
        assertThat(restless.deadLetters).hasSameSizeAs(calm.deadLetters);
        restless.exports.forEach((orderId, exports) ->
                assertThat(exports).usingRecursiveComparison().isEqualTo(calm.exports.get(orderId)));
    }
}
