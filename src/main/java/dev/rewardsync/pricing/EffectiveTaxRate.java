package dev.rewardsync.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Derives the tax rate from an amount and its tax. */
public final class EffectiveTaxRate {

    private static final int DECIMALS = 2;

    private EffectiveTaxRate() {}

    /**
     * Returns the rate in percent, rounded half-up to 2 decimals; 0 if the tax or the net amount is 0 or less.
     *
     * @param includesTax whether the amount includes the tax
     */
    public static BigDecimal rate(BigDecimal amount, BigDecimal tax, boolean includesTax) {
        BigDecimal net = includesTax ? amount.subtract(tax) : amount;
        return tax.signum() <= 0 || net.signum() <= 0
                ? BigDecimal.ZERO
                : tax.movePointRight(2).divide(net, DECIMALS, RoundingMode.HALF_UP);
    }
}
