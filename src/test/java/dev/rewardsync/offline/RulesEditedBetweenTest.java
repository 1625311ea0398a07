package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.EventType;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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
        return new ShopAction(
                EventType.ORDER_STATUS_CHANGED, PLACED.plus(Duration.ofDays(5)), ORDER + ",\"status\":\"completed\"");
    }

    private static ShopAction refunded(int chairs) {
        return new ShopAction(
                EventType.ORDER_REFUNDED,
                PLACED.plus(Duration.ofDays(6)),
                ORDER + ",\"refundId\":\"r\",\"lines\":[{\"lineId\":\"1\",\"quantity\":%d}]".formatted(chairs));
    }

    private static long earned(Simulation run) {
        OrderState order = (OrderState) run.order(AccountOwner.customer("c-1"), "1");
        return order.accruals().stream().mapToLong(OrderAccrual::points).sum();
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
}
