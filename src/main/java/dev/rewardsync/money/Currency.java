package dev.rewardsync.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An ISO 4217 currency and its number of decimals (EUR 2, JPY 0, KWD 3).
 *
 * @param code three capital letters
 * @param decimals digits after the point of its smallest unit, 0 to 4
 */
public record Currency(String code, int decimals) {

    private static final Map<String, Currency> KNOWN = java.util.Currency.getAvailableCurrencies().stream()
            .filter(iso -> iso.getDefaultFractionDigits() >= 0)
            .map(iso -> new Currency(iso.getCurrencyCode(), iso.getDefaultFractionDigits()))
            .collect(Collectors.toUnmodifiableMap(Currency::code, currency -> currency));

    /** The currency of a code, or empty where ISO 4217 has none or gives it no smallest unit (gold, test codes). */
    public static Optional<Currency> find(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** Whether ISO 4217 has the code but gives it no smallest unit, as for gold and the test code. */
    public static boolean isWithoutUnit(String code) {
        return java.util.Currency.getAvailableCurrencies().stream()
                .anyMatch(iso -> iso.getCurrencyCode().equals(code) && iso.getDefaultFractionDigits() < 0);
    }

    /**
     * The currency of a code that is known to be good.
     *
     * @throws IllegalArgumentException where ISO 4217 has no such currency
     */
    public static Currency of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("not an ISO 4217 currency: " + code));
    }

    /** The amount rounded half-up to the smallest unit. */
    public BigDecimal round(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** One smallest unit: 0.01 for USD, 1 for JPY. */
    public BigDecimal smallestUnit() {
        return BigDecimal.valueOf(1, decimals);
    }

    /** Zero, with this currency's decimals. */
    public BigDecimal zero() {
        return BigDecimal.ZERO.setScale(decimals);
    }

    /** The amount as records show it: rounded half-up, always with all decimals. */
    public String format(BigDecimal amount) {
        return round(amount).toPlainString();
    }
}
