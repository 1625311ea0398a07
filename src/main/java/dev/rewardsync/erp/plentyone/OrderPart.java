package dev.rewardsync.erp.plentyone;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A line of an order, or its shipping, with its discounts. Amounts include tax if the order's prices do.
 *
 * @param value before discounts
 * @param discount coupons and promotions
 * @param reward share of the reward discount
 * @param shopTax the tax calculated by the shop
 * @param rate tax rate in percent
 */
record OrderPart(BigDecimal value, BigDecimal discount, BigDecimal reward, BigDecimal shopTax, BigDecimal rate) {

    /** Returns an amount including tax. */
    BigDecimal gross(BigDecimal amount, boolean includesTax) {
        return includesTax ? amount : amount.add(amount.multiply(rate).movePointLeft(2));
    }

    /** Returns the tax after the discounts that reduce it. */
    BigDecimal tax(TaxReduction taxReduction, boolean includesTax) {
        BigDecimal taxable = value.subtract(taxReduction.byCoupons() ? discount : BigDecimal.ZERO)
                .subtract(taxReduction.byPoints() ? reward : BigDecimal.ZERO);
        BigDecimal divisor = includesTax ? rate.add(BigDecimal.valueOf(100)) : BigDecimal.valueOf(100);
        return taxable.multiply(rate).divide(divisor, MathContext.DECIMAL64);
    }

    /** Returns the value including tax. Uses the shop's tax if no discount reduced it. */
    BigDecimal grossValue(TaxReduction taxReduction, boolean includesTax, Currency currency) {
        boolean isReduced = (taxReduction.byCoupons() && discount.signum() != 0)
                || (taxReduction.byPoints() && reward.signum() != 0);
        boolean usesShopTax = !isReduced && !includesTax && shopTax.signum() > 0;
        return currency.round(usesShopTax ? value.add(shopTax) : gross(value, includesTax));
    }
}
