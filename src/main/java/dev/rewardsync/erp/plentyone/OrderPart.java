package dev.rewardsync.erp.plentyone;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A line of an order, or its shipping, with what was taken off.
 *
 * @param value before discounts, as the shop's prices are: with tax or without
 * @param discount coupons and promotions, as prices are
 * @param reward its part of the reward discount
 * @param tax as the shop booked it
 * @param rate of the tax, in percent
 */
record OrderPart(BigDecimal value, BigDecimal discount, BigDecimal reward, BigDecimal tax, BigDecimal rate) {

    /** An amount as prices are, with its tax. */
    BigDecimal gross(BigDecimal amount, boolean includesTax) {
        return includesTax ? amount : amount.add(amount.multiply(rate).movePointLeft(2));
    }

    /** The tax of what is left to pay. */
    BigDecimal taxed(TaxReduction lowering, boolean includesTax) {
        BigDecimal paid = value.subtract(lowering.byCoupons() ? discount : BigDecimal.ZERO)
                .subtract(lowering.byPoints() ? reward : BigDecimal.ZERO);
        BigDecimal whole = includesTax ? rate.add(BigDecimal.valueOf(100)) : BigDecimal.valueOf(100);
        return paid.multiply(rate).divide(whole, MathContext.DECIMAL64);
    }

    /** The price with tax before discounts; exactly what the shop booked where nothing lowered the tax. */
    BigDecimal grossValue(TaxReduction lowering, boolean includesTax, Currency currency) {
        boolean lowered =
                (lowering.byCoupons() && discount.signum() != 0) || (lowering.byPoints() && reward.signum() != 0);
        boolean booked = !lowered && !includesTax && tax.signum() > 0;
        return currency.round(booked ? value.add(tax) : gross(value, includesTax));
    }
}
