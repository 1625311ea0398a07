package dev.rewardsync.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.rule.SampleOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricedOrderTest {

    private static PricedOrder priced(SampleOrder order) {
        return order.priced(ExchangeRate.ONE);
    }

    private static List<String> discounts(PricedOrder pricedOrder) {
        return pricedOrder.lines().stream()
                .map(line -> line.discount().toPlainString())
                .toList();
    }

    private static List<String> rewardShares(PricedOrder pricedOrder) {
        return pricedOrder.lines().stream()
                .map(line -> line.rewardShare().toPlainString())
                .toList();
    }

    @Test
    void orderDiscountIsAllocatedByTheDiscountedValueOfLines() {
        PricedOrder pricedOrder = priced(SampleOrder.usd()
                .line("A", "1", "60.00", "30.00", "0", null, Map.of())
                .line("B", "1", "60.00")
                .orderDiscount("10.00"));
        assertThat(discounts(pricedOrder)).containsExactly("33.33", "6.67");
    }

    @Test
    void rewardDiscountIsAllocatedAfterAllOtherDiscounts() {
        PricedOrder pricedOrder = priced(SampleOrder.usd()
                .line("A", "1", "60.00", "30.00", "0", null, Map.of())
                .line("B", "1", "60.00")
                .orderDiscount("45.00")
                .rewardDiscount("9.00", false));
        assertThat(discounts(pricedOrder)).containsExactly("45.00", "30.00");
        assertThat(rewardShares(pricedOrder)).containsExactly("3.00", "6.00");
    }

    @Test
    void remainingUnitsGoToTheLargestRemainderThenTheEarlierLine() {
        SampleOrder thirds = SampleOrder.usd()
                .line("A", "1", "1.00")
                .line("B", "1", "1.00")
                .line("C", "1", "1.00")
                .rewardDiscount("0.50", false);
        assertThat(rewardShares(priced(thirds))).containsExactly("0.17", "0.17", "0.16");
        SampleOrder yen = SampleOrder.in("JPY")
                .line("A", "1", "100")
                .line("B", "1", "201")
                .rewardDiscount("100", false);
        assertThat(rewardShares(priced(yen))).containsExactly("33", "67");
    }

    @Test
    void shippingGetsAShareOnlyIfPointsMayPayIt() {
        SampleOrder order = SampleOrder.usd().line("A", "1", "20.00").shipping("10.00", "0");
        PricedOrder covered = priced(order.rewardDiscount("15.00", true));
        assertThat(rewardShares(covered)).containsExactly("10.00");
        assertThat(covered.shippingRewardShare()).isEqualByComparingTo("5.00");
        PricedOrder bare = priced(order.rewardDiscount("15.00", false));
        assertThat(rewardShares(bare)).containsExactly("15.00");
        assertThat(bare.shippingRewardShare()).isZero();
    }

    @Test
    void shippingDiscountIsNeverAllocatedToLines() {
        PricedOrder pricedOrder = priced(SampleOrder.usd()
                .line("A", "1", "60.00")
                .line("B", "1", "40.00")
                .shipping("10.00", "6.00", "0")
                .orderDiscount("20.00")
                .rewardDiscount("8.40", true));
        assertThat(pricedOrder.order().totals().discount()).isEqualByComparingTo("26.00");
        assertThat(discounts(pricedOrder)).containsExactly("12.00", "8.00");
        assertThat(rewardShares(pricedOrder)).containsExactly("4.80", "3.20");
        assertThat(pricedOrder.shippingRewardShare()).isEqualByComparingTo("0.40");
    }

    @Test
    void shippingWithADiscountAboveItsPriceHasNoValue() {
        SampleOrder order = SampleOrder.usd().line("A", "1", "20.00").shipping("5.00", "8.00", "0");
        PricedOrder pricedOrder = priced(order.rewardDiscount("10.00", true));
        assertThat(pricedOrder.order().discountedShipping()).isZero();
        assertThat(discounts(pricedOrder)).containsExactly("0.00");
        assertThat(rewardShares(pricedOrder)).containsExactly("10.00");
        assertThat(pricedOrder.shippingRewardShare()).isZero();
        assertThat(new PayableAmount(pricedOrder.order(), PayableScope.allLines(true)).total())
                .isEqualByComparingTo("20.00");
        assertThat(new PayableAmount(pricedOrder.order(), PayableScope.allLines(false)).total())
                .isEqualByComparingTo("20.00");
    }

    @Test
    void pointsMayPayTheShippingAfterItsDiscount() {
        PricedOrder pricedOrder =
                priced(SampleOrder.usd().line("A", "1", "20.00").shipping("5.00", "2.00", "0.30"));
        assertThat(new PayableAmount(pricedOrder.order(), PayableScope.allLines(true)).total())
                .isEqualByComparingTo("23.30");
        assertThat(new PayableAmount(pricedOrder.order(), PayableScope.allLines(false)).total())
                .isEqualByComparingTo("20.00");
    }

    @Test
    void noRewardShareExceedsThePayableAmountOfItsLine() {
        SampleOrder order = SampleOrder.usd().line("A", "1", "50.00").shipping("10.00", "0");
        PricedOrder tooMuch = priced(order.rewardDiscount("60.00", false));
        assertThat(rewardShares(tooMuch)).containsExactly("50.00");
        assertThat(tooMuch.shippingRewardShare()).isZero();
        assertThat(tooMuch.totalRewardShare()).isEqualByComparingTo("50.00");
    }

    @Test
    void anExcessOfOneSmallestUnitIsStillAllocated() {
        SampleOrder free = SampleOrder.usd().line("A", "1", "0").line("B", "1", "0");
        assertThat(rewardShares(priced(free.rewardDiscount("0.01", false)))).containsExactly("0.01", "0.00");
        assertThat(rewardShares(priced(free.rewardDiscount("0.02", false)))).containsExactly("0.00", "0.00");
    }

    @Test
    void refundedAmountsScaleMoneyButNoQuantitiesAndUnitPrices() {
        PricedOrder half = partlyPaidWithPoints().without(refunded(Map.of(), "52.25"));
        PricedLine line = half.lines().getFirst();
        assertThat(line.line().quantity()).isEqualByComparingTo("2");
        assertThat(line.line().unitPrice()).isEqualByComparingTo("50.00");
        assertThat(line.line().rowTotal()).isEqualByComparingTo("50.00");
        assertThat(line.line().tax()).isEqualByComparingTo("9.00");
        assertThat(line.discount()).isEqualByComparingTo("5.00");
        assertThat(line.rewardShare()).isEqualByComparingTo("4.50");
        assertThat(half.order().shipping().discount()).isEqualByComparingTo("2.50");
        assertThat(half.order().shipping().tax()).isEqualByComparingTo("0.50");
        assertThat(half.order().totals().shipping()).isEqualByComparingTo("5.00");
        assertThat(half.order().totals().grandTotal()).isEqualByComparingTo("52.25");
        assertThat(half.shippingRewardShare()).isEqualByComparingTo("0.25");
        assertThat(half.subtotal()).isEqualByComparingTo("55.00");
        assertThat(half.subtotalInclTax()).isEqualByComparingTo("59.00");
        assertThat(half.paidAmount()).isEqualByComparingTo("52.25");
    }

    /** One of two pieces is 45/95 of the value and the amount 47.5/95 of the payment: 2.5/95 are left, 1/20 of what the piece left. */
    @Test
    void refundedAmountsScaleWhatRefundedPiecesLeft() {
        PricedOrder rest = partlyPaidWithPoints().without(refunded(Map.of("1", BigDecimal.ONE), "52.25"));
        assertThat(rest.lines().getFirst().line().quantity()).isEqualByComparingTo("1");
        assertThat(rest.lines().getFirst().line().rowTotal()).isEqualByComparingTo("2.50");
        assertThat(rest.order().totals().shipping()).isEqualByComparingTo("0.50");
        assertThat(rest.order().totals().grandTotal()).isEqualByComparingTo("2.75");
    }

    @Test
    void piecesAndAmountsTogetherLeaveNothing() {
        PricedOrder order = partlyPaidWithPoints();
        RefundTotals almost = refunded(Map.of("1", BigDecimal.ONE), "54.99");
        RefundTotals whole = refunded(Map.of("1", BigDecimal.ONE), "55.00");
        assertThat(order.hasNothingLeft(almost)).isFalse();
        assertThat(order.hasNothingLeft(whole)).isTrue();
        assertThat(order.without(whole).lines()).isEmpty();
        assertThat(order.without(whole).order().totals().grandTotal()).isZero();
    }

    private static RefundTotals refunded(Map<String, BigDecimal> byLine, String amount) {
        return new RefundTotals(byLine, false, new BigDecimal(amount));
    }

    /** Returns an order of 104.50: 100.00 − 15.00 − 9.50 + 10.00 + 19.00 tax. */
    private static PricedOrder partlyPaidWithPoints() {
        return priced(SampleOrder.usd()
                .taxed("2", "50.00", "10.00", "18.00", "20")
                .shipping("10.00", "5.00", "1.00")
                .rewardDiscount("9.50", true));
    }

    @Test
    void subtotalsIgnoreDiscountsAndOnlyTheShopsSubtotalIncludesShipping() {
        SampleOrder order =
                SampleOrder.usd().taxed("2", "50.00", "10.00", "19.00", "19").shipping("5.00", "0.95");
        PricedOrder added = priced(order);
        assertThat(added.subtotal()).isEqualByComparingTo("105.00");
        assertThat(added.subtotalExclTax()).isEqualByComparingTo("100.00");
        assertThat(added.subtotalInclTax()).isEqualByComparingTo("119.00");
        PricedOrder included = priced(order.pricesIncludeTax());
        assertThat(included.subtotalExclTax()).isEqualByComparingTo("81.00");
        assertThat(included.subtotalInclTax()).isEqualByComparingTo("100.00");
        assertThat(included.totalQuantity()).isEqualByComparingTo("2");
    }

    @Test
    void amountsAreConvertedToBaseWithSixDecimals() {
        SampleOrder order = SampleOrder.in("EUR").line("A", "1", "1.00");
        ExchangeRate rate = new ExchangeRate(new BigDecimal("3"));
        assertThat(order.priced(rate).inBase(BigDecimal.TEN)).isEqualByComparingTo("3.333333");
        assertThat(order.priced(null).inBase(BigDecimal.TEN)).isNull();
    }
}
