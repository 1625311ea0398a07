package dev.rewardsync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.demo.Summary.CustomerPoints;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final Summary summary = new Summary();

    @Test
    void entriesThatAddUpToTheBalanceAreBalanced() {
        entry("ann", "ACCRUAL", "spend", 0, 50);
        entry("ann", "RELEASE", "spend", 50, -50);
        entry("ann", "REDEMPTION", "", -20, 0);
        balance("ann", 50, 0);
        balance("ann", 30, 0);

        assertThat(summary.unbalanced()).isEmpty();
        assertThat(summary.balance()).isEqualTo(new CustomerPoints(30, 0));
        assertThat(summary.pointsByType()).containsEntry("RELEASE", 50L).containsEntry("REDEMPTION", -20L);
    }

    @Test
    void differenceOrMissingBalanceIsReported() {
        entry("ann", "ACCRUAL", "spend", 10, 0);
        balance("ann", 11, 0);
        entry("bob", "ACCRUAL", "spend", 10, 0);
        balance("cleo", 5, 0);

        assertThat(summary.unbalanced()).containsExactly("ann", "bob", "cleo");
    }

    @Test
    void pointsByRuleAreNetOfReversals() {
        entry("ann", "ACCRUAL", "spend", 0, 50);
        entry("ann", "REVERSAL", "spend", 0, -20);
        entry("ann", "ACCRUAL", "bulk", 0, 100);
        entry("ann", "EXPIRY", "bulk", -5, 0);

        assertThat(summary.pointsByRule()).containsOnlyKeys("spend", "bulk");
        assertThat(summary.pointsByRule()).containsEntry("spend", 30L).containsEntry("bulk", 100L);
    }

    @Test
    void releasesAreNotMilestones() {
        export("A", "PLACED", 0);
        export("A", "COMPLETED", 100);
        export("A", "RELEASED", 100);
        export("B", "PLACED", 0);
        export("B", "CANCELED", 0);

        assertThat(summary.milestones()).isEqualTo(4);
        assertThat(summary.shownExports()).hasSize(1);
    }

    @Test
    void deadLettersAreCountedByCodeWithoutBeingRead() {
        summary.add(new WorkerOutput("shop.order-placed-dlt", "ann", "{cut", "MALFORMED_JSON"));
        summary.add(new WorkerOutput("shop.order-placed-dlt", "ann", "{}", "INVALID_EVENT"));
        summary.add(new WorkerOutput("shop.review-approved-dlt", "ann", "{}", "INVALID_EVENT"));

        assertThat(summary.deadLetters()).isEqualTo(3);
        assertThat(summary.deadLettersByCode())
                .containsEntry("INVALID_EVENT", 2L)
                .containsEntry("MALFORMED_JSON", 1L);
    }

    @Test
    void pageShowsTheTotals() {
        entry("ann", "ACCRUAL", "spend", 0, 1_250);
        balance("ann", 0, 1_250);
        export("CA-1", "COMPLETED", 100);

        assertThat(SummaryPage.of(summary, 3_000, Duration.ofMillis(1_500)).lines())
                .contains(
                        "  CA-1             COMPLETED     100       45      -55      45.00   0 and 45 pending",
                        "  spend                           1,250",
                        "1 ledger entries of 1 customers, who have 0 points to spend and 1,250 pending.",
                        "Every customer's entries add up to their balance.",
                        "3,000 records in 1.5 s: 2,000 a second, from the shop's topics to the output topics.");
    }

    private void entry(String customer, String type, String rule, long available, long pending) {
        String ruleId = rule.isEmpty() ? "" : "\"ruleId\":\"%s\",".formatted(rule);
        summary.add(new WorkerOutput(
                WorkerOutput.LEDGER, customer + "|1", """
                {"customerId":"%s","type":"%s",%s"available":%d,"pending":%d}""".formatted(customer, type, ruleId, available, pending), null));
    }

    private void balance(String customer, long available, long pending) {
        summary.add(
                new WorkerOutput(WorkerOutput.BALANCES, customer, """
                {"customerId":"%s","available":%d,"pending":%d}""".formatted(customer, available, pending), null));
    }

    private void export(String order, String reason, long used) {
        summary.add(new WorkerOutput(WorkerOutput.EXPORTS, order, """
                {"orderId":"%s","reason":"%s","totals":{"grandTotal":"45.00"},"rewards":{"pointsUsed":%d,\
                "pointsEarned":45,"netBalanceChange":%d,"balance":{"available":0,"pending":45}}}""".formatted(order, reason, used, 45 - used), null));
    }
}
