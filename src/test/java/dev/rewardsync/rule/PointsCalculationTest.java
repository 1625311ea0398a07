package dev.rewardsync.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.rule.EarningStyle.PartialSteps;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points of every earning style and the amounts on which they are earned. */
class PointsCalculationTest {

    private static final EarnBase DEFAULT = new EarnBase(true, false, false, false, Set.of());
    private static final EarnBase BEFORE_DISCOUNTS = new EarnBase(false, false, false, false, Set.of());
    private static final EarnBase AFTER_POINTS = new EarnBase(true, true, false, false, Set.of());
    private static final EarnBase WITH_TAX = new EarnBase(true, false, true, false, Set.of());
    private static final EarnBase WITH_SHIPPING = new EarnBase(true, false, false, true, Set.of());
    private static final EarnBase EVERYTHING = new EarnBase(true, true, true, true, Set.of());
    private static final ItemCondition ONLY_A =
            (item, pricedOrder) -> item.line().sku().equals("A");

    @ParameterizedTest
    @CsvSource({
        // spent, points, step, DROP, FLOOR, HALF_UP, CEIL
        "10.00, 1, 1, 10, 10, 10, 10",
        "10.99, 1, 1, 10, 10, 11, 11",
        "10.50, 1, 1, 10, 10, 11, 11",
        "10.49, 1, 1, 10, 10, 10, 11",
        "19.99, 3, 10, 3, 5, 6, 6",
        "9.99, 3, 10, 0, 2, 3, 3",
        "0.00, 5, 1, 0, 0, 0, 0",
        "100, 1, 0.03, 3333, 3333, 3333, 3334",
        "0.30, 1, 0.1, 3, 3, 3, 3",
    })
    void countsStepsOfMoneySpent(
            String spent, long points, BigDecimal step, long drop, long floor, long halfUp, long ceil) {
        SampleOrder order = SampleOrder.usd().line("A", "1", spent);
        assertThat(List.of(
                        perSpent(order, points, step, PartialSteps.DROP),
                        perSpent(order, points, step, PartialSteps.FLOOR),
                        perSpent(order, points, step, PartialSteps.HALF_UP),
                        perSpent(order, points, step, PartialSteps.CEIL)))
                .containsExactly(drop, floor, halfUp, ceil);
    }

    private static long perSpent(SampleOrder order, long points, BigDecimal step, PartialSteps partialSteps) {
        return points(new EarningStyle.PerSpent(points, step, partialSteps, 0), null, DEFAULT, order);
    }

    @ParameterizedTest
    @CsvSource({"2.5, 1, 20", "2.5, 2, 10", "3, 0.5, 60", "0.9999, 1, 0", "10, 3, 30"})
    void countsFullStepsOfPieces(String quantity, BigDecimal step, long expected) {
        SampleOrder order = SampleOrder.usd().line("A", quantity, "1").line("B", "7", "1");
        assertThat(points(new EarningStyle.PerQuantity(10, step, 0), ONLY_A, DEFAULT, order))
                .isEqualTo(expected);
    }

    @Test
    void onlyFixedPointsAreEarnedWithoutAnOrder() {
        Facts facts = SampleOrder.withoutOrder(SampleOrder.customer("general"));
        assertThat(points(new EarningStyle.Fixed(10, 0), facts)).isEqualTo("10");
        assertThat(points(new EarningStyle.PerQuantity(10, BigDecimal.ONE, 0), facts))
                .isEqualTo("0");
        assertThat(points(oneForOne(), facts)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"7.90, true, 7", ", true, 0", ", false, 0 NO_EXCHANGE_RATE"})
    void perSpentUsesTheAmountOfAnActivity(BigDecimal amount, boolean convertible, String expected) {
        Facts facts = SampleOrder.activity(new ActivityFacts(Map.of(), amount, convertible));
        assertThat(points(oneForOne(), facts)).isEqualTo(expected);
        assertThat(points(new EarningStyle.PerQuantity(10, BigDecimal.ONE, 0), facts))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"none, 10", "silver, 10", "gold, 25"})
    void aTierOverrideAppliesToExactlyThatTier(String tier, String expected) {
        EarningRule rule = SampleRule.rule("tiered")
                .tierEarn("gold", new EarningStyle.Fixed(25, 0))
                .build();
        Facts facts = SampleOrder.withoutOrder(SampleOrder.customer("general", tier));
        assertThat(format(PointsCalculation.of(rule, DEFAULT, facts))).isEqualTo(expected);
    }

    @Test
    void discountsAreSubtractedUnlessTheBaseExcludesThem() {
        SampleOrder order = SampleOrder.usd().taxed("1", "100", "10", "0", null).orderDiscount("15");
        assertThat(spent(order, DEFAULT)).isEqualTo(75);
        assertThat(spent(order, BEFORE_DISCOUNTS)).isEqualTo(100);
    }

    @Test
    void orderDiscountIsAllocatedToLinesBeforeItemsAreFiltered() {
        SampleOrder order = SampleOrder.usd()
                .line("A", "1", "30.00")
                .line("B", "1", "70.00")
                .orderDiscount("10.00");
        assertThat(points(oneForOne(), ONLY_A, DEFAULT, order)).isEqualTo(27);
    }

    @Test
    void rewardDiscountIsSubtractedIfTheBaseSaysSo() {
        SampleOrder order = SampleOrder.usd().line("A", "1", "50.00").rewardDiscount("5.00", false);
        assertThat(spent(order, DEFAULT)).isEqualTo(50);
        assertThat(spent(order, AFTER_POINTS)).isEqualTo(45);
    }

    @Test
    void rewardDiscountOfTheShippingIsSubtractedFromTheShipping() {
        SampleOrder order =
                SampleOrder.usd().line("A", "1", "40.00").shipping("10.00", "0").rewardDiscount("50.00", true);
        assertThat(spent(order, AFTER_POINTS)).isZero();
        assertThat(spent(order, EVERYTHING)).isZero();
    }

    @Test
    void taxIsEligibleOnlyIfTheBaseSaysSo() {
        SampleOrder order = SampleOrder.usd().taxed("1", "100", "0", "19", "19");
        assertThat(spent(order, DEFAULT)).isEqualTo(100);
        assertThat(spent(order, WITH_TAX)).isEqualTo(119);
    }

    @Test
    void grossPricesAreReducedByTheTaxRateAfterDiscounts() {
        SampleOrder order =
                SampleOrder.usd().taxed("1", "119", "11.90", "19", "19").pricesIncludeTax();
        assertThat(spent(order, DEFAULT)).isEqualTo(90);
        assertThat(spent(order, WITH_TAX)).isEqualTo(107);
        assertThat(spent(order, BEFORE_DISCOUNTS)).isEqualTo(100);
    }

    @Test
    void grossPricesWithoutATaxRateAreReducedByTheShareOfTax() {
        SampleOrder order =
                SampleOrder.usd().taxed("1", "120", "60", "20", null).pricesIncludeTax();
        assertThat(spent(order, DEFAULT)).isEqualTo(50);
    }

    @Test
    void netAmountsAreRoundedHalfUpPerLine() {
        SampleOrder order = SampleOrder.usd();
        for (int line = 0; line < 100; line++) {
            order.taxed("1", "0.10", "0", "0.02", "19");
        }
        // 0.10 / 1.19 is 0.084033…, 0.08 a line
        assertThat(points(
                        new EarningStyle.PerSpent(1, new BigDecimal("0.01"), PartialSteps.DROP, 0),
                        null,
                        DEFAULT,
                        order.pricesIncludeTax()))
                .isEqualTo(800);
    }

    @Test
    void freeLinesAndInvalidTaxRatesDoNotDivideByZero() {
        SampleOrder order = SampleOrder.usd()
                .taxed("1", "0", "0", "0", null)
                .taxed("1", "10", "0", "1", "-100")
                .pricesIncludeTax();
        assertThat(spent(order, DEFAULT)).isEqualTo(9);
    }

    @Test
    void shippingIsEligibleOnlyForRulesWithoutAnItemCondition() {
        SampleOrder order = SampleOrder.usd().line("A", "1", "10").shipping("5", "1");
        assertThat(spent(order, DEFAULT)).isEqualTo(10);
        assertThat(spent(order, WITH_SHIPPING)).isEqualTo(15);
        assertThat(spent(order, EVERYTHING)).isEqualTo(16);
        assertThat(points(oneForOne(), ONLY_A, WITH_SHIPPING, order)).isEqualTo(10);
    }

    @Test
    void grossShippingIsReducedByTheShareOfTax() {
        SampleOrder order =
                SampleOrder.usd().line("A", "1", "10").shipping("12", "2").pricesIncludeTax();
        assertThat(spent(order, WITH_SHIPPING)).isEqualTo(20);
    }

    @Test
    void theSumIsConvertedOnce() {
        SampleOrder order = SampleOrder.in("GBP").line("A", "1", "0.40").line("B", "1", "0.40");
        assertThat(points(oneForOne(), order, new ExchangeRate(new BigDecimal("0.80"))))
                .isEqualTo("1");
    }

    @Test
    void withoutAnExchangeRateMoneyEarnsNothingButPiecesDo() {
        SampleOrder order = SampleOrder.in("GBP").line("A", "1", "40");
        assertThat(points(oneForOne(), order, null)).isEqualTo("0 NO_EXCHANGE_RATE");
        assertThat(points(new EarningStyle.PerQuantity(5, BigDecimal.ONE, 0), order, null))
                .isEqualTo("5");
    }

    @Test
    void pointsBeyondSixtyFourBitsAreZeroUnlessLimitedByTheMaximum() {
        SampleOrder order = SampleOrder.usd().line("A", "2", "2");
        EarningStyle tooMany = new EarningStyle.PerQuantity(Long.MAX_VALUE, BigDecimal.ONE, 0);
        assertThat(points(tooMany, order, ExchangeRate.ONE)).isEqualTo("0 POINTS_OVERFLOW");
        EarningStyle cut = new EarningStyle.PerQuantity(Long.MAX_VALUE, BigDecimal.ONE, 7);
        assertThat(points(cut, order, ExchangeRate.ONE)).isEqualTo("7");
        EarningStyle most = new EarningStyle.PerQuantity(Long.MAX_VALUE, BigDecimal.TWO, 0);
        assertThat(points(most, order, ExchangeRate.ONE)).isEqualTo(String.valueOf(Long.MAX_VALUE));
    }

    @Test
    void negativeResultsEarnNothing() {
        SampleOrder order = SampleOrder.usd().taxed("1", "5", "9", "0", null);
        for (PartialSteps partialSteps : PartialSteps.values()) {
            assertThat(perSpent(order, 1, BigDecimal.ONE, partialSteps)).isZero();
        }
    }

    @Test
    void anOrderWithoutEligibleItemsEarnsNothing() {
        SampleOrder order = SampleOrder.usd().line("B", "1", "5", Map.of("a", new AttributeValue.Flag(true)));
        assertThat(points(oneForOne(), ONLY_A, EVERYTHING, order)).isZero();
    }

    private static long spent(SampleOrder order, EarnBase base) {
        return points(oneForOne(), null, base, order);
    }

    private static EarningStyle oneForOne() {
        return new EarningStyle.PerSpent(1, BigDecimal.ONE, PartialSteps.DROP, 0);
    }

    private static long points(EarningStyle earn, ItemCondition items, EarnBase base, SampleOrder order) {
        PointsCalculation calculation = PointsCalculation.of(rule(earn, items), base, order.facts(ExchangeRate.ONE));
        assertThat(calculation.noPointsReason()).isNull();
        return calculation.points();
    }

    private static String points(EarningStyle earn, SampleOrder order, ExchangeRate rate) {
        return points(earn, order.facts(rate));
    }

    private static String points(EarningStyle earn, Facts facts) {
        return format(PointsCalculation.of(rule(earn, null), DEFAULT, facts));
    }

    private static String format(PointsCalculation calculation) {
        return calculation.points() + (calculation.noPointsReason() == null ? "" : " " + calculation.noPointsReason());
    }

    private static EarningRule rule(EarningStyle earn, ItemCondition items) {
        return SampleRule.rule("earning").earn(earn).items(items).build();
    }
}
