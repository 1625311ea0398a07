package dev.rewardsync.money;

import java.math.BigDecimal;

/**
 * A change of an order's currency by an amendment.
 *
 * @param fromRate rate of the former revision
 * @param to currency of the new revision
 * @param toRate rate of the new revision
 */
public record CurrencyChange(ExchangeRate fromRate, Currency to, ExchangeRate toRate) {

    /** Returns an amount of the former currency in the new one, rounded half-up. */
    public BigDecimal convert(BigDecimal amount) {
        return amount.signum() == 0 ? amount : to.round(toRate.toForeign(fromRate.toBase(amount)));
    }
}
