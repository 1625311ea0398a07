package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.decision.Outcome;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.Membership;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.rule.RuleOutcome.SkipReason;
import dev.rewardsync.testing.PropertyTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tests when rules award points to random customers: membership, schedules and limits. */
class RandomCustomersRulesTest {

    /** Counts the accruals too, so that the test cannot pass without any. */
    @PropertyTest(seeds = 60)
    void suspendedCustomersEarnNothing(long seed) {
        Simulation run = RandomCustomerRuns.inOrder(seed);
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

    /** Rules with a schedule award points exactly at its times, which are counted in another way here. */
    @PropertyTest(seeds = 60)
    void schedulesHold(long seed) {
        for (Simulation run : RandomCustomerRuns.both(seed)) {
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
                    .forEach(RandomCustomersRulesTest::assertOnSchedule);
        }
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

    /** Limits hold for events in any order of arrival. */
    @PropertyTest(seeds = 60)
    void limitsHold(long seed) {
        for (Simulation run : RandomCustomerRuns.both(seed)) {
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
}
