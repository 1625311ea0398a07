package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.testing.PropertyTest;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Tests invariants of the orders of random customers, in any order of arrival. */
class RandomCustomersOrdersTest {

    @PropertyTest(seeds = 60)
    void exportsOfOrdersHaveNoGaps(long seed) {
        for (Simulation run : RandomCustomerRuns.both(seed)) {
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

    @PropertyTest(seeds = 60)
    void canceledOrdersLeaveOnlyExpiredOrForgivenPoints(long seed) {
        boolean forgives = RandomCustomers.ruleset(seed).contains("within-balance");
        for (Simulation run : RandomCustomerRuns.both(seed)) {
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

    @PropertyTest(seeds = 60)
    void ordersMatchTheLedger(long seed) {
        for (Simulation run : RandomCustomerRuns.both(seed)) {
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

    private static Predicate<LedgerEntry> is(EntryType type) {
        return entry -> entry.type() == type;
    }

    private static long sum(List<LedgerEntry> entries, Predicate<LedgerEntry> which) {
        return entries.stream()
                .filter(which)
                .mapToLong(entry -> entry.available() + entry.pending())
                .sum();
    }
}
