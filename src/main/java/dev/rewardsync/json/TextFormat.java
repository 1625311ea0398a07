package dev.rewardsync.json;

import dev.rewardsync.money.Currency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The format of a value that is written as a string.
 *
 * @param expected the expected string, for error messages
 * @param parser returns the value of a string; null if the string is invalid
 * @param violation returns why a string is invalid
 */
record TextFormat<T>(String expected, Function<String, @Nullable T> parser, UnaryOperator<String> violation) {

    private static final String EXPECTED_INSTANT = "an instant with an offset, such as 2026-11-21T10:15:30Z";

    /** An instant in a shop's event: the years 1000 to 2999. */
    static final TextFormat<Instant> EVENT_INSTANT =
            new TextFormat<>(EXPECTED_INSTANT, Rfc3339::eventInstant, Rfc3339::eventInstantViolation);

    /** An instant with a year of four digits. */
    static final TextFormat<Instant> INSTANT =
            new TextFormat<>(EXPECTED_INSTANT, Rfc3339::instant, Rfc3339::eventInstantViolation);

    /** A date. */
    static final TextFormat<LocalDate> DATE =
            new TextFormat<>("a date such as 2026-11-21", Rfc3339::date, Rfc3339::dateViolation);

    /** A currency. */
    static final TextFormat<Currency> CURRENCY = new TextFormat<>(
            "an ISO 4217 currency code", code -> Currency.find(code).orElse(null), TextFormat::currencyViolation);

    static final String ANOTHER_STRING = "another string";

    private static String currencyViolation(String code) {
        return Currency.isWithoutUnit(code) ? "one that has no smallest unit" : ANOTHER_STRING;
    }
}
