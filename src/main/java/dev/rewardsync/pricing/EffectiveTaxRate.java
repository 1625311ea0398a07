package dev.rewardsync.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The tax rate that an amount and its tax have between them. */
public final class EffectiveTaxRate {

    private static final int DECIMALS = 2;

    private EffectiveTaxRate() {}

    /**
     * In percent, half-up at 2 decimals; 0 where there is no tax.
     *
     * @param includesTax whether the amount has the tax in it
     */
    public static BigDecimal rate(BigDecimal amount, BigDecimal tax, boolean includesTax) {
        BigDecimal net = includesTax ? amount.subtract(tax) : amount;
        return tax.signum() <= 0 || net.signum() <= 0
                ? BigDecimal.ZERO
                : tax.movePointRight(2).divide(net, DECIMALS, RoundingMode.HALF_UP);
    }
}
