package dev.rewardsync.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An ISO 4217 currency with its number of decimals (EUR 2, JPY 0, KWD 3).
 *
 * @param code three uppercase letters
 * @param decimals fraction digits of the smallest unit, 0 to 4
 */
public record Currency(String code, int decimals) {

    private static final Map<String, Currency> KNOWN = java.util.Currency.getAvailableCurrencies().stream()
            .filter(iso -> iso.getDefaultFractionDigits() >= 0)
            .map(iso -> new Currency(iso.getCurrencyCode(), iso.getDefaultFractionDigits()))
            .collect(Collectors.toUnmodifiableMap(Currency::code, currency -> currency));

    /**
     * Returns the currency of a code; empty if ISO 4217 has no such code or defines no smallest unit for it (gold, test
     * codes).
     */
    public static Optional<Currency> find(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** Returns whether ISO 4217 has the code but defines no smallest unit for it, as for gold and the test code. */
    public static boolean isWithoutUnit(String code) {
        return java.util.Currency.getAvailableCurrencies().stream()
                .anyMatch(iso -> iso.getCurrencyCode().equals(code) && iso.getDefaultFractionDigits() < 0);
    }

    /**
     * Returns the currency of a valid code.
     *
     * @throws IllegalArgumentException if {@link #find} returns empty
     */
    public static Currency of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("not an ISO 4217 currency: " + code));
    }

    /** Returns the amount, rounded half-up to the smallest unit. */
    public BigDecimal round(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** Returns one smallest unit: 0.01 for USD, 1 for JPY. */
    public BigDecimal smallestUnit() {
        return BigDecimal.valueOf(1, decimals);
    }

    /** Returns 0 with this currency's decimals. */
    public BigDecimal zero() {
        return BigDecimal.ZERO.setScale(decimals);
    }

    /** Returns the amount as records show it: rounded half-up, with all of the currency's decimals. */
    public String format(BigDecimal amount) {
        return round(amount).toPlainString();
    }
}
