package dev.rewardsync.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.Totals;
import dev.rewardsync.event.Totals.OtherAmount;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Limit;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import dev.rewardsync.rule.RedemptionPolicyBuilder;
import dev.rewardsync.rule.SampleOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedemptionTermsTest {

    private static final Rate CENT = rate(100, "1.00", null);

    private static Rate rate(long points, String value, @Nullable Limit limit) {
        return new Rate(
                "r",
                true,
                0,
                Set.of(),
                Set.of(),
                Set.of(),
                Condition.ALWAYS,
                points,
                new BigDecimal(value),
                limit == null ? Limit.NONE : limit);
    }

    private static RedemptionTerms terms(OrderPlaced order, RedemptionPolicy policy) {
        return new RedemptionTerms(order, policy, policy.rates().getFirst(), ExchangeRate.ONE, policy.scopeOf(null));
    }

    private static RedemptionPolicy policy(long minPoints, @Nullable Long most, boolean coversShipping, Rate rate) {
        return new RedemptionPolicy(minPoints, most, 1, coversShipping, true, null, List.of(rate));
    }

    private static RedemptionPolicy free(Rate rate) {
        return policy(0, null, false, rate);
    }

    private static OrderPlaced order(String price) {
        return SampleOrder.usd().line("A", "1", price).order();
    }

    /** Example of the point-of-sale manual: min {10; 20; (650 − 50 + 0 + 20) / 10} = min {10; 20; 62} = 10. */
    @Test
    void redeemsTenPointsInPointOfSaleExample() {
        OrderPlaced order = SampleOrder.usd()
                .line("A", "1", "650.00")
                .orderDiscount("50.00")
                .shipping("20.00", "0")
                .order();
        Rate tenDollars = rate(1, "10.00", null);
        assertThat(terms(order, policy(0, 10L, true, tenDollars)).maxRedeemablePoints(20))
                .isEqualTo(10);
        assertThat(terms(order, policy(0, null, true, tenDollars)).maxRedeemablePoints(20))
                .isEqualTo(20);
        assertThat(terms(order, policy(0, null, true, tenDollars)).maxRedeemablePoints(100))
                .isEqualTo(62);
        assertThat(terms(order, policy(0, null, false, tenDollars)).maxRedeemablePoints(100))
                .isEqualTo(60);
    }

    /** Examples of the export plugin's manual: 500 points are $5.00, 200 are $2.00, 1000 are $10.00. */
    @Test
    void valuesPointsAtOneCentInExportPluginExamples() {
        RedemptionTerms terms = terms(order("150.00"), free(CENT));
        assertThat(terms.discount(500)).isEqualTo(new BigDecimal("5.00"));
        assertThat(terms.discount(200)).isEqualTo(new BigDecimal("2.00"));
        assertThat(terms.discount(1000)).isEqualTo(new BigDecimal("10.00"));
        assertThat(terms.maxRedeemablePoints(5000)).isEqualTo(5000);
    }

    @Test
    void roundsDiscountOnceHalfUp() {
        RedemptionTerms thirds = terms(order("9.00"), free(rate(3, "0.01", null)));
        assertThat(thirds.discount(1)).isEqualTo(new BigDecimal("0.00"));
        assertThat(thirds.discount(2)).isEqualTo(new BigDecimal("0.01"));
        OrderPlaced yen = SampleOrder.in("JPY").line("A", "1", "1000").order();
        RedemptionTerms inYen = new RedemptionTerms(
                yen, free(CENT), CENT, new ExchangeRate(new BigDecimal("150.5")), PayableScope.allLines(false));
        assertThat(inYen.discount(1)).isEqualTo(new BigDecimal("2"));
        assertThat(inYen.discount(500)).isEqualTo(new BigDecimal("753"));
        assertThat(inYen.maxRedeemablePoints(9999)).isEqualTo(664);
    }

    @Test
    void redeemsNothingBelowMinimum() {
        RedemptionTerms terms = terms(order("50.00"), policy(100, null, false, CENT));
        assertThat(terms.maxRedeemablePoints(100)).isEqualTo(100);
        assertThat(terms.maxRedeemablePoints(99)).isZero();
    }

    @Test
    void redeemsNothingFromOverdrawnBalance() {
        assertThat(terms(order("50.00"), free(CENT)).maxRedeemablePoints(-7)).isZero();
    }

    @Test
    void appliesRateLimitInPointsOrPercent() {
        assertThat(terms(order("50.00"), free(rate(100, "1.00", new Limit(300L, null, null))))
                        .maxPoints(9999))
                .isEqualTo(300);
        Rate third = rate(100, "1.00", new Limit(null, new BigDecimal("33.3"), null));
        assertThat(terms(order("50.00"), free(third)).maxPoints(9999)).isEqualTo(1665);
        assertThat(terms(order("50.00"), policy(0, 1000L, false, third)).maxPoints(9999))
                .isEqualTo(1000);
        assertThat(terms(order("50.00"), free(CENT)).maxPoints(9999)).isEqualTo(Long.MAX_VALUE);
    }

    /** All limits of a rate hold; percentages are rounded down to points, then the points to whole steps. */
    @Test
    void appliesAllLimitsThenTheStepThenTheMinimum() {
        Limit all = new Limit(2000L, new BigDecimal("50"), new BigDecimal("33.3"));
        RedemptionPolicy policy = policy(100, null, false, rate(100, "1.00", all));
        RedemptionTerms terms = terms(order("50.00"), policy);
        assertThat(terms.maxPoints(100_000)).isEqualTo(2000);
        assertThat(terms(order("30.00"), policy).maxPoints(100_000)).isEqualTo(1500);
        assertThat(terms.maxPoints(1000)).isEqualTo(333);
        assertThat(terms.maxPoints(-5)).isZero();
        RedemptionPolicy inSteps =
                RedemptionPolicyBuilder.builder(policy).step(50).build();
        assertThat(terms(order("50.00"), inSteps).maxRedeemablePoints(1000)).isEqualTo(300);
        assertThat(terms(order("50.00"), inSteps).maxRedeemablePoints(310)).isEqualTo(100);
        assertThat(terms(order("50.00"), inSteps).maxRedeemablePoints(300)).isZero();
    }

    @Test
    void countsOnlyLinesInScopeAndNoTaxThatPointsDoNotCover() {
        OrderPlaced order = SampleOrder.usd()
                .taxed("1", "100.00", "0", "20.00", "20")
                .taxed("1", "50.00", "0", "10.00", "20")
                .shipping("10.00", "2.00")
                .order();
        assertThat(payable(order, new PayableScope(Set.of("2"), false, true))).isEqualTo(6000);
        assertThat(payable(order, new PayableScope(Set.of("2"), true, true))).isEqualTo(7200);
        assertThat(payable(order, new PayableScope(Set.of("2"), true, false))).isEqualTo(6000);
        assertThat(payable(order, new PayableScope(null, true, false))).isEqualTo(16000);
        assertThat(payable(order, new PayableScope(Set.of(), false, true))).isZero();
    }

    private static long payable(OrderPlaced order, PayableScope scope) {
        return new RedemptionTerms(order, free(CENT), CENT, ExchangeRate.ONE, scope).payablePoints();
    }

    @Test
    void countsTaxAndCoveredShippingTowardsPayableAmount() {
        SampleOrder order =
                SampleOrder.usd().taxed("1", "100.00", "0", "20.00", "20").shipping("10.00", "2.00");
        assertThat(terms(order.order(), free(CENT)).maxRedeemablePoints(99999)).isEqualTo(12000);
        assertThat(terms(order.order(), policy(0, null, true, CENT)).maxRedeemablePoints(99999))
                .isEqualTo(13200);
        order.pricesIncludeTax();
        assertThat(terms(order.order(), free(CENT)).maxRedeemablePoints(99999)).isEqualTo(10000);
        assertThat(terms(order.order(), policy(0, null, true, CENT)).maxRedeemablePoints(99999))
                .isEqualTo(11000);
    }

    @Test
    void redeemsAtMostAmountToPayAfterGiftCards() {
        OrderPlaced plain = order("50.00");
        OrderPlaced order = with(plain, new OtherAmount("gift_card", new BigDecimal("-45.00")));
        assertThat(terms(order, free(CENT)).maxRedeemablePoints(9999)).isEqualTo(500);
        OrderPlaced paid = with(plain, new OtherAmount("gift_card", new BigDecimal("-60.00")));
        assertThat(terms(paid, free(CENT)).maxRedeemablePoints(9999)).isZero();
        OrderPlaced fee = with(plain, new OtherAmount("fee", new BigDecimal("5.00")));
        assertThat(terms(fee, free(CENT)).maxRedeemablePoints(9999)).isEqualTo(5000);
    }

    private static OrderPlaced with(OrderPlaced order, OtherAmount other) {
        Totals totals = order.totals();
        return order.withTotals(new Totals(
                totals.subtotal(),
                totals.discount(),
                totals.tax(),
                totals.shipping(),
                List.of(other),
                totals.grandTotal().add(other.amount())));
    }
}
