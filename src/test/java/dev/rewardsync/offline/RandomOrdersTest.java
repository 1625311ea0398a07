package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.Timer;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.store.OrderCodec;
import dev.rewardsync.store.StoredOrder;
import dev.rewardsync.testing.PropertyTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tests invariants after every step of orders that are amended, refunded and canceled in any order. */
class RandomOrdersTest {

    private static final OrderCodec CODEC = new OrderCodec(
            source -> {
                throw new AssertionError("no event is parked");
            },
            RuleSnapshots::of);

    @PropertyTest(
            seeds = 60,
            alsoSeeds = {205, 216})
    void ledgerAndOrdersMatchAfterEveryStep(long seed) {
        String rules = RandomOrders.ruleset(seed);
        Simulation run = new Simulation(rules);
        for (ShopAction action : RandomOrders.inOrder(seed)) {
            run.arrive(action);
            Steps steps = new Steps(run, rules, "seed %d after %s".formatted(seed, action));
            steps.check();
        }
        run.run(List.of());
        new Steps(run, rules, "seed %d at the end".formatted(seed)).check();
    }

    /** A behavior rule on trial is counted once for each completion with something left, whatever happens to the order later. */
    @PropertyTest(seeds = 20)
    void trialsOfBehaviorRulesAreCounted(long seed) {
        Simulation run = new Simulation(RandomOrders.ruleset(seed)).run(RandomOrders.inOrder(seed));
        long tried = run.decisions.stream()
                .flatMap(decision -> decision.trialPoints().stream())
                .filter(trial -> trial.ruleId().equals("done-trial"))
                .peek(trial -> assertThat(trial.points()).isEqualTo(7))
                .count();
        long runs = run.ledger.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.entryId().text().matches("status:.*:completed/done-marker"))
                .count();
        assertThat(tried).isEqualTo(runs);
    }

    /** The state between two events. */
    private record Steps(Simulation run, String rules, String at) {

        /** Checks that multiplied points have lost the same share as the points that were multiplied. */
        private void checkMultiplied(OrderState order, OrderAccrual accrual, String what) {
            List<OrderAccrual> multiplied = order.accruals().stream()
                    .filter(other -> other.fromCart() == accrual.fromCart()
                            && accrual.terms().multiplication().rules().contains(other.ruleId()))
                    .toList();
            BigInteger booked = BigInteger.valueOf(
                    multiplied.stream().mapToLong(OrderAccrual::booked).sum());
            BigInteger takenBack = BigInteger.valueOf(
                    multiplied.stream().mapToLong(OrderAccrual::takenBack).sum());
            if (accrual.terms().onRefund() == RefundPolicy.PROPORTIONAL && accrual.takenBack() < accrual.booked()) {
                assertThat(accrual.takenBack())
                        .as("%s: %s", what, accrual)
                        .isEqualTo(BigInteger.valueOf(accrual.booked())
                                .multiply(takenBack)
                                .divide(booked)
                                .longValueExact());
            }
        }

        void check() {
            for (String customerId : run.ledger.keySet()) {
                checkAccount(customerId);
            }
            run.exports.forEach((orderId, exports) -> {
                checkExports(exports);
                checkOrder(exports.getLast());
            });
        }

        private void checkAccount(String customerId) {
            Account account = run.account(customerId);
            List<LedgerEntry> entries = run.ledger.get(customerId);
            Set<EntryId> ids = new HashSet<>();
            for (LedgerEntry entry : entries) {
                assertThat(ids.add(entry.entryId()))
                        .as("%s: %s is there twice", at, entry)
                        .isTrue();
                assertThat(entry.available() != 0 || entry.pending() != 0)
                        .as("%s: %s", at, entry)
                        .isTrue();
            }
            List<OrderAccrual> accruals = accruals(customerId).toList();
            long ofFriendsCanceled = 0;
            for (Timer.Release release : account.timers().releases()) {
                List<OrderAccrual> released = accruals.stream()
                        .filter(accrual -> accrual.entryId().equals(release.accrualId()))
                        .toList();
                assertThat(released)
                        .as("%s: %s", at, release)
                        .allMatch(accrual -> accrual.pending() == release.points());
                ofFriendsCanceled += released.isEmpty() ? release.points() : 0;
            }
            assertThat(accruals.stream().mapToLong(OrderAccrual::pending).sum() + ofFriendsCanceled)
                    .as("%s: pending of %s", at, customerId)
                    .isEqualTo(account.balance().pending());
            BigDecimal sales =
                    orders(customerId).map(order -> order.sale().net()).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(account.statistics().lifetimeSales())
                    .as("%s: sales of %s", at, customerId)
                    .isEqualByComparingTo(sales);
            assertThat(account.statistics().orders())
                    .isEqualTo(orders(customerId)
                            .filter(order -> order.phase() != Phase.CANCELED)
                            .count());
            accruals.forEach(accrual -> checkAccrual(accrual, customerId, entries));
            new NaiveLimits(account.limitUsage(), accruals, orders(customerId).toList(), at).check();
            assertThat(account.profile().group()).isEqualTo("general");
            assertThat(entries)
                    .noneMatch(entry -> String.valueOf(entry.ruleId()).endsWith("trial"));
        }

        private Stream<OrderState> orders(String customerId) {
            return run.exports.entrySet().stream()
                    .filter(exports ->
                            customerId.equals(exports.getValue().getFirst().customerId()))
                    .map(exports -> (OrderState) run.order(AccountOwner.customer(customerId), exports.getKey()));
        }

        private Stream<OrderAccrual> accruals(String customerId) {
            CustomerState state = run.state(AccountOwner.customer(customerId));
            return Stream.concat(
                    orders(customerId).flatMap(order -> order.accruals().stream()),
                    run.exports.keySet().stream()
                            .map(orderId -> state.order(RefereeOrder.key(orderId)))
                            .filter(RefereeOrder.class::isInstance)
                            .flatMap(order -> ((RefereeOrder) order).accruals().stream()));
        }

        private void checkAccrual(OrderAccrual accrual, String customerId, List<LedgerEntry> entries) {
            assertThat(accrual.points()).as("%s: %s", at, accrual).isBetween(0L, accrual.booked());
            assertThat(accrual.pending()).as("%s: %s", at, accrual).isBetween(0L, accrual.points());
            assertThat(accrual.expired()).as("%s: %s", at, accrual).isNotNegative();
            assertThat(accrual.forgiven()).as("%s: %s", at, accrual).isNotNegative();
            if (accrual.released() != null) {
                assertThat(accrual.pending()).isZero();
            }
            long booked = entries.stream()
                    .filter(ofAccrual(accrual))
                    .mapToLong(entry -> entry.available() + entry.pending())
                    .sum();
            long mayHaveRunOut = entries.stream()
                    .filter(entry -> entry.type() == EntryType.EXPIRY)
                    .flatMap(entry -> entry.lots().stream())
                    .filter(lot -> lot.lotId().equals(accrual.entryId())
                            || lot.lotId().text().matches(amendmentsOf(accrual)))
                    .mapToLong(lot -> -lot.points())
                    .sum();
            assertThat(booked - accrual.points() - accrual.forgiven())
                    .as("%s: %s of %s is in the books with %d", at, accrual, customerId, booked)
                    .isEqualTo(mayHaveRunOut - accrual.expired());
        }

        /** Returns a predicate for the entries that change an accrual of an order. */
        private static Predicate<LedgerEntry> ofAccrual(OrderAccrual accrual) {
            Predicate<String> amendments =
                    Pattern.compile(amendmentsOf(accrual)).asMatchPredicate();
            return entry -> (entry.type() == EntryType.ACCRUAL || entry.type() == EntryType.REVERSAL)
                    && (entry.entryId().equals(accrual.entryId())
                            || entry.entryId()
                                    .text()
                                    .endsWith("/" + accrual.entryId().text())
                            || amendments.test(entry.entryId().text()));
        }

        private static String amendmentsOf(OrderAccrual accrual) {
            String orderId = accrual.entryId().text().split("[:/]")[1];
            return "(order|referee-order):%s:\\d+/%s".formatted(orderId, accrual.ruleId());
        }

        private void checkExports(List<OrderExport> exports) {
            for (int index = 0; index < exports.size(); index++) {
                OrderExport export = exports.get(index);
                assertThat(export.revision()).isEqualTo(index + 1);
                if (exceedsTheRedemptionLimit(export)) {
                    continue;
                }
                BigDecimal discount = export.rewards().discount();
                assertThat(export.rewards().discountByLine().stream()
                                .map(OrderExport.LineDiscount::discount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(discount);
                assertThat(export.rewards().discountByTaxRate().stream()
                                .map(OrderExport.TaxRateDiscount::discount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(discount);
            }
        }

        private static boolean exceedsTheRedemptionLimit(OrderExport export) {
            return export.discrepancies().stream()
                    .anyMatch(found -> found.code() == DiscrepancyCode.REDEMPTION_LIMIT_EXCEEDED);
        }

        private void checkOrder(OrderExport last) {
            AccountOwner owner = last.customerId() == null
                    ? AccountOwner.guest(last.orderId())
                    : AccountOwner.customer(last.customerId());
            OrderState order = (OrderState) run.order(owner, last.orderId());
            StoredOrder stored = new StoredOrder(order, 1);
            assertThat(CODEC.read(owner, order.orderId(), CODEC.write(stored))).isEqualTo(stored);
            assertThat(last.rewards().pointsUsed()).as(at).isEqualTo(order.netPointsUsed());
            assertThat(last.rewards().pointsEarned())
                    .as(at)
                    .isEqualTo(order.accruals().stream()
                            .filter(OrderAccrual::fromCart)
                            .mapToLong(OrderAccrual::points)
                            .sum());
            OrderPlaced placed = run.state(owner).orderRevision(order.orderId()).event();
            if (order.phase() == Phase.CANCELED) {
                assertThat(last.rewards().netBalanceChange()).isZero();
                assertThat(order.sale().net()).isZero();
                assertThat(order.accruals()).allMatch(accrual -> accrual.points() == 0);
                return;
            }
            checkRefunds(order, placed);
        }

        private void checkRefunds(OrderState order, OrderPlaced placed) {
            NaiveRefunds naive = new NaiveRefunds(order, placed);
            String what = "%s: order %s refunded %s".formatted(at, order.orderId(), order.refunded());
            assertThat(order.netPointsUsed())
                    .as(what)
                    .isEqualTo(order.placement().pointsDebited() - naive.returnedPoints());
            assertThat(order.sale().net())
                    .as(what)
                    .isEqualByComparingTo(naive.remainingSale(order.sale().amount()));
            boolean nothingLeft = naive.isRefundedInFull();
            for (OrderAccrual accrual : order.accruals()) {
                RefundTotals before =
                        accrual.fromCart() ? RefundTotals.NOTHING : order.sale().refundedBefore();
                if (accrual.terms().multiplication() != null) {
                    checkMultiplied(order, accrual, what);
                } else if (accrual.takenBack() < accrual.booked()
                        && accrual.terms().onRefund() == RefundPolicy.PROPORTIONAL
                        && !naive.hasNothingLeft(before)) {
                    boolean chairs = Set.of("chairs", "anew").contains(accrual.ruleId());
                    boolean shipping = rules.contains("withShipping: true")
                            && Set.of("spend", "kept", "done-spend", "monthly").contains(accrual.ruleId());
                    long expected = naive.clawedBackPoints(
                            accrual.booked(),
                            before,
                            line -> (!chairs
                                            || Objects.toString(line.line()
                                                            .attributes()
                                                            .get("kind"))
                                                    .contains("chair"))
                                    && (!accrual.ruleId().equals("stars")
                                            || line.line().attributes().containsKey("stars")),
                            shipping);
                    assertThat(accrual.takenBack()).as("%s: %s", what, accrual).isEqualTo(expected);
                }
                if (accrual.terms().onRefund() == RefundPolicy.KEEP) {
                    assertThat(accrual.takenBack() == 0 || accrual.takenBack() == accrual.booked())
                            .as("%s: %s", what, accrual)
                            .isTrue();
                } else if (nothingLeft && accrual.terms().multiplication() == null) {
                    assertThat(accrual.points()).as("%s: %s", what, accrual).isZero();
                }
            }
            if (nothingLeft) {
                assertThat(order.netPointsUsed()).as(what).isZero();
                assertThat(order.sale().net()).as(what).isZero();
            }
        }
    }
}
