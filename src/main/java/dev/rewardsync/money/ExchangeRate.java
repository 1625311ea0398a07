package dev.rewardsync.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of an order's currency one unit of the ruleset's currency is worth.
 *
 * @param foreignPerBase more than 0
 */
public record ExchangeRate(BigDecimal foreignPerBase) {

    /** The rate between a currency and itself. */
    public static final ExchangeRate ONE = new ExchangeRate(BigDecimal.ONE);

    /** Decimals to which amounts in the ruleset's currency are counted. */
    public static final int BASE_DECIMALS = 6;

    public ExchangeRate {
        if (foreignPerBase.signum() <= 0) {
            throw new IllegalArgumentException("an exchange rate is more than 0, not " + foreignPerBase);
        }
    }

    /** An amount of the order's currency in the ruleset's, half-up at 6 decimals. */
    public BigDecimal toBase(BigDecimal foreign) {
        return foreign.divide(foreignPerBase, BASE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** An amount of the ruleset's currency in the order's, exact. */
    public BigDecimal toForeign(BigDecimal base) {
        return base.multiply(foreignPerBase);
    }
}
