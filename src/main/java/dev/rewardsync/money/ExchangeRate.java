package dev.rewardsync.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The exchange rate between the ruleset's currency (base) and another currency (foreign), usually the order's.
 *
 * @param foreignPerBase units of the foreign currency per unit of the base currency, greater than 0
 */
public record ExchangeRate(BigDecimal foreignPerBase) {

    /** The rate from a currency to itself. */
    public static final ExchangeRate ONE = new ExchangeRate(BigDecimal.ONE);

    /** Decimals of amounts in the ruleset's currency. */
    public static final int BASE_DECIMALS = 6;

    public ExchangeRate {
        if (foreignPerBase.signum() <= 0) {
            throw new IllegalArgumentException("the exchange rate must be greater than 0: " + foreignPerBase);
        }
    }

    /** Returns a foreign amount in the base currency, rounded half-up to 6 decimals. */
    public BigDecimal toBase(BigDecimal foreign) {
        return foreign.divide(foreignPerBase, BASE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Returns a base amount in the foreign currency, exact. */
    public BigDecimal toForeign(BigDecimal base) {
        return base.multiply(foreignPerBase);
    }
}
