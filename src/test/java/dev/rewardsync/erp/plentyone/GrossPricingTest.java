package dev.rewardsync.erp.plentyone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.money.Currency;
import dev.rewardsync.testing.PropertyTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;

/** Invariants of the items, tested with random exports of orders with correct totals and taxes. */
class GrossPricingTest {

    private static final Set<BigDecimal> RATES = Set.of(BigDecimal.valueOf(19), BigDecimal.valueOf(7));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @PropertyTest(seeds = 500)
    void itemsHaveTheCustomersPriceAndTheShopsTax(long seed) {
        ExportedOrder export = RandomExports.export(seed);
        Currency currency = export.order().currency();
        List<PricedItem> items = new GrossPricing(export, RATES).items();

        BigDecimal sum = items.stream().map(item -> item.sum(currency)).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum)
                .as("%s of %s", items, export)
                .isEqualByComparingTo(export.order().totals().grandTotal());
        BigDecimal tax = items.stream().map(item -> tax(item, currency)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tolerance = currency.smallestUnit().multiply(BigDecimal.valueOf(items.size() + 1L));
        assertThat(tax.subtract(export.order().totals().tax()).abs())
                .as("tax of %s of %s", items, export)
                .isLessThanOrEqualTo(tolerance);
        assertThat(items)
                .as("%s", export)
                .noneMatch(item -> item.name().startsWith("Difference")
                        && item.priceGross().abs().compareTo(tolerance) > 0);
    }

    private static BigDecimal tax(PricedItem item, Currency currency) {
        return item.sum(currency).multiply(item.vatRate()).divide(HUNDRED.add(item.vatRate()), MathContext.DECIMAL64);
    }
}
