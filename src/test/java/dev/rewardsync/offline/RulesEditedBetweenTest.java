package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.account.PeriodUsage;
import dev.rewardsync.event.EventType;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.SkippedRule;
import dev.rewardsync.order.TrialPoints;
import dev.rewardsync.rule.RuleOutcome.SkipReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rulesets that are edited between an order and its refund or amendment. */
class RulesEditedBetweenTest {

    private static final Instant PLACED = Instant.parse("2026-03-02T12:00:00Z");
    private static final String ORDER = "\"customerId\":\"c-1\",\"orderId\":\"1\"";

    private static String rules(String top, String rule) {
        return """
                currency: USD
                timezone: UTC
                %s
                rules:
                  - {id: spend, type: cart, %s}
                """.formatted(top, rule);
    }

    private static ShopAction placed(int revision, String currency) {
        return new ShopAction(
                EventType.ORDER_PLACED,
                PLACED.plus(Duration.ofDays(revision)),
                ORDER + """
                ,"revision":%d,"currency":"%s","lines":[\
                {"lineId":"1","sku":"CHAIR","quantity":4,"unitPrice":"20.00","attributes":{"kind":"chair"}},\
                {"lineId":"2","sku":"DESK","quantity":1,"unitPrice":"300.00","attributes":{"kind":"desk"}}],\
                "totals":{"grandTotal":"380.00"}""".formatted(revision, currency));
    }

    private static ShopAction completed() {
        return changedTo("completed");
    }

    private static ShopAction changedTo(String status) {
        return new ShopAction(
                EventType.ORDER_STATUS_CHANGED,
                PLACED.plus(Duration.ofDays(5)),
                ORDER + ",\"status\":\"%s\"".formatted(status));
    }

    private static ShopAction refunded(int chairs) {
        return new ShopAction(
                EventType.ORDER_REFUNDED,
                PLACED.plus(Duration.ofDays(6)),
                ORDER + ",\"refundId\":\"r\",\"lines\":[{\"lineId\":\"1\",\"quantity\":%d}]".formatted(chairs));
    }

    private static List<OrderAccrual> accruals(Simulation run) {
        return ((OrderState) run.order(AccountOwner.customer("c-1"), "1")).accruals();
    }

    private static long earned(Simulation run) {
        return accruals(run).stream().mapToLong(OrderAccrual::points).sum();
    }

    private static void assertSales(Simulation run, String expected) {
        assertThat(run.account("c-1").statistics().lifetimeSales()).isEqualByComparingTo(expected);
    }

    /** 80.00 of chairs earn 80 points, limited to 70 by max; 60.00 earn 60. The edited file would grant more, for desks. */
    @Test
    void refundsRecomputeWithTheOriginalRule() {
        String earn =
                "onRefund: recompute, items: {all: [{item.kind: %s}]}, earn: {style: per-spent, points: %d, step: \"1.00\"%s}, tiers: {gold: {points: %d}}";
        String tiers = "tiers: {basis: orders, levels: [{id: gold, from: %d}]}";
        Simulation run = new Simulation(rules(tiers.formatted(9), earn.formatted("chair", 1, ", max: 70", 3)));
        run.arrive(placed(1, "USD"));
        assertThat(earned(run)).isEqualTo(70);
        run.edit(rules(tiers.formatted(1), earn.formatted("desk", 2, "", 9)));
        run.arrive(refunded(1));
        assertThat(earned(run)).isEqualTo(60);
    }

    @Test
    void refundsApplyTheOriginalPolicy() {
        Simulation run = new Simulation(rules("points: {onRefund: proportional}", "earn: {style: fixed, points: 38}"));
        run.arrive(placed(1, "USD"));
        run.edit(rules("points: {onRefund: keep}", "earn: {style: fixed, points: 500}"));
        run.arrive(refunded(4));
        assertThat(earned(run)).isEqualTo(38 - 38 * 80 / 380);
    }

    /** 380.00 EUR were 475 USD, of which the refunded chairs were 50; at the edited rate they would be 190. */
    @Test
    void refundsUseTheOriginalExchangeRate() {
        String rule = "onRefund: recompute, earn: {style: per-spent, points: 1, step: \"1.00\"}";
        Simulation run = new Simulation(rules("exchangeRates: {EUR: \"0.80\"}", rule));
        run.arrive(placed(1, "EUR"));
        run.arrive(completed());
        assertThat(earned(run)).isEqualTo(475);
        assertSales(run, "475");
        run.edit(rules("exchangeRates: {EUR: \"2.00\"}", rule));
        run.arrive(refunded(2));
        assertThat(earned(run)).isEqualTo(425);
        assertSales(run, "425");
    }

    /** The amended order is rated with the rules in force; a removed rule no longer grants points. */
    @Test
    void amendmentsUseTheRulesInForce() {
        Simulation run = new Simulation(rules("", "earn: {style: fixed, points: 30}"));
        run.arrive(placed(1, "USD"));
        run.edit(rules("", "earn: {style: fixed, points: 45}"));
        run.arrive(placed(2, "USD"));
        assertThat(earned(run)).isEqualTo(45);
        run.edit(rules("", "earn: {style: fixed, points: 45}, active: false"));
        run.arrive(placed(3, "USD"));
        assertThat(earned(run)).isZero();
        assertThat(run.account("c-1").balance().pending()).isZero();
    }

    /**
     * A limit counts the points of an order once, whether its rule was a trial or live in the order's revisions. The order has
     * used 40 of 50 points, so that the next order gets the other 10.
     */
    @Test
    void aRuleThatBecomesLiveDoesNotUseItsLimitsTwice() {
        String limited = "limits: [{points: 50, per: year}, {times: 2, per: year}], earn: {style: fixed, points: 40}";
        String trial = rules("", "mode: trial, " + limited);
        String live = rules("", limited);
        Simulation run = new Simulation(trial);
        run.arrive(placed(1, "USD"));
        assertUse(run, 40, 1);
        run.edit(live);
        run.arrive(placed(2, "USD"));
        assertThat(earned(run)).isEqualTo(40);
        assertUse(run, 40, 1);
        run.arrive(secondOrder());
        assertThat(run.exports.get("2").getLast().rewards().pointsEarned()).isEqualTo(10);
        assertUse(run, 50, 2);
        run.edit(trial);
        run.arrive(placed(3, "USD"));
        assertThat(earned(run)).isZero();
        assertThat(trials(run)).containsExactly(40L);
        assertUse(run, 50, 2);
        run.edit(live);
        run.arrive(placed(4, "USD"));
        assertThat(earned(run)).isEqualTo(40);
        assertThat(trials(run)).isEmpty();
        assertUse(run, 50, 2);
    }

    /** The other way round: what the live rule has used, its trial does not use again. */
    @Test
    void aRuleThatBecomesATrialDoesNotUseItsLimitsTwice() {
        String limited = "limits: [{points: 70, per: year}, {times: 1, per: year}], earn: {style: fixed, points: %d}";
        Simulation run = new Simulation(rules("", limited.formatted(40)));
        run.arrive(placed(1, "USD"));
        run.edit(rules("", "mode: trial, " + limited.formatted(60)));
        run.arrive(placed(2, "USD"));
        assertThat(trials(run)).containsExactly(60L);
        assertUse(run, 60, 1);
        run.arrive(placed(3, "USD"));
        assertThat(trials(run)).containsExactly(60L);
        assertUse(run, 60, 1);
        run.arrive(secondOrder());
        assertThat(run.exports.get("2").getLast().rewards().notApplied())
                .extracting(SkippedRule::reason)
                .containsExactly(SkipReason.LIMIT);
    }

    private static ShopAction secondOrder() {
        return new ShopAction(
                EventType.ORDER_PLACED,
                PLACED.plus(Duration.ofDays(9)),
                "\"customerId\":\"c-1\",\"orderId\":\"2\",\"currency\":\"USD\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"S\",\"quantity\":1,"
                        + "\"unitPrice\":\"9.00\"}],\"totals\":{\"grandTotal\":\"9.00\"}");
    }

    private static void assertUse(Simulation run, long points, long awards) {
        PeriodUsage used = run.account("c-1")
                .limitUsage()
                .of("spend", LimitPeriod.YEAR, LocalDate.ofInstant(PLACED, ZoneOffset.UTC));
        assertThat(used.points()).isEqualTo(points);
        assertThat(used.awards()).isEqualTo(awards);
    }

    private static List<Long> trials(Simulation run) {
        return run.exports.get("1").getLast().rewards().trial().stream()
                .map(TrialPoints::points)
                .toList();
    }

    /** An accrual retains its award, even if points are added under another award. */
    @Test
    void pointsAddedByAnAmendmentAreReleasedWithTheirAccrual() {
        Simulation run = new Simulation(
                rules("points: {award: {on: completed, hold: P2D}}", "earn: {style: fixed, points: 30}"));
        run.arrive(placed(1, "USD"));
        run.edit(rules("points: {award: {on: placed}}", "earn: {style: fixed, points: 45}"));
        run.arrive(placed(2, "USD"));
        assertThat(run.account("c-1").balance().pending()).isEqualTo(45);
        run.arrive(completed());
        run.fireAllTimers(PLACED.plus(Duration.ofDays(7)));
        assertThat(run.account("c-1").balance().available()).isEqualTo(45);
        assertThat(run.ledger.get("c-1")).hasSize(3);
    }

    /** The customer keeps all 45 points after a refund, as the rule in force awards them for the rest; a share would be 2 less. */
    @Test
    void amendmentsRetainRecomputeAfterItWasEditedAway() {
        Simulation run = new Simulation(rules("", "onRefund: recompute, earn: {style: fixed, points: 30}"));
        run.arrive(placed(1, "USD"));
        run.edit(rules("", "onRefund: proportional, earn: {style: fixed, points: 45}"));
        run.arrive(placed(2, "USD"));
        assertThat(earned(run)).isEqualTo(45);
        run.arrive(refunded(1));
        assertThat(earned(run)).isEqualTo(45);
    }

    @Test
    void amendmentsRetainAShareAfterItWasEditedToRecompute() {
        Simulation run = new Simulation(rules("", "earn: {style: fixed, points: 38}"));
        run.arrive(placed(1, "USD"));
        run.edit(rules("", "onRefund: recompute, earn: {style: fixed, points: 76}"));
        run.arrive(placed(2, "USD"));
        assertThat(accruals(run)).extracting(accrual -> accrual.terms().rule()).containsOnlyNulls();
        run.arrive(refunded(4));
        assertThat(earned(run)).isEqualTo(76 - 76 * 80 / 380);
    }

    /**
     * A rule that multiplied 10 points awards 1 point for each 10.00 of 380.00. After a refund of 40.00 it awards 34, and
     * 10 × 40 / 380 of the 10 points are taken back: 1.
     */
    @Test
    void amendmentsRateAMultiplyingRuleByItsNewStyle() {
        String two = "earn: {style: fixed, points: 10}}\n  - {id: more, type: cart, %s";
        Simulation run =
                new Simulation(rules("", two.formatted("onRefund: recompute, earn: {style: multiply, factor: 3}")));
        run.arrive(placed(1, "USD"));
        assertThat(earned(run)).isEqualTo(10 + 20);
        run.edit(rules("", two.formatted("earn: {style: per-spent, points: 1, step: \"10.00\"}")));
        run.arrive(placed(2, "USD"));
        assertThat(earned(run)).isEqualTo(10 + 38);
        run.arrive(refunded(2));
        assertThat(earned(run)).isEqualTo(9 + 34);
    }

    /** The award waits for {@code delivered}, which the edited file maps to {@code completed}: before or after it arrives. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pointsAddedAfterANameGotAMeaningAreReleasedWithTheirAccrual(boolean editedBeforeDelivery) {
        String award = "points: {award: {on: delivered, hold: P14D}}";
        String edited =
                rules(award + "\nstatuses: {completed: [complete, delivered]}", "earn: {style: fixed, points: 120}");
        Simulation run = new Simulation(rules(award, "earn: {style: fixed, points: 100}"));
        run.arrive(placed(1, "USD"));
        if (editedBeforeDelivery) {
            run.edit(edited);
        }
        run.arrive(changedTo("delivered"));
        run.edit(edited);
        run.arrive(placed(7, "USD"));
        assertThat(run.account("c-1").balance()).isEqualTo(new Balance(0, 120));
        run.fireAllTimers(PLACED.plus(Duration.ofDays(5 + 14)));
        assertThat(run.account("c-1").balance()).isEqualTo(new Balance(120, 0));
        assertThat(run.ledger.get("c-1")).hasSize(3);
    }
}
