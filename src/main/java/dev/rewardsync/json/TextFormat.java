package dev.rewardsync.json;

import dev.rewardsync.money.Currency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value that is written as a string.
 *
 * @param expected what the string has to be
 * @param parser the value of a string, or null where the string has none
 * @param objection why a string has no value
 */
record TextFormat<T>(String expected, Function<String, @Nullable T> parser, UnaryOperator<String> objection) {

    private static final String EXPECTED_INSTANT = "an instant with an offset, such as 2026-11-21T10:15:30Z";

    /** An instant in an event of a shop's. */
    static final TextFormat<Instant> EVENT_INSTANT =
            new TextFormat<>(EXPECTED_INSTANT, Rfc3339::eventInstant, Rfc3339::objectionToEventInstant);

    /** An instant of any year that has four digits. */
    static final TextFormat<Instant> INSTANT =
            new TextFormat<>(EXPECTED_INSTANT, Rfc3339::instant, Rfc3339::objectionToEventInstant);

    /** A date. */
    static final TextFormat<LocalDate> DATE =
            new TextFormat<>("a date such as 2026-11-21", Rfc3339::date, Rfc3339::objectionToDate);

    /** A currency. */
    static final TextFormat<Currency> CURRENCY = new TextFormat<>(
            "an ISO 4217 currency code", code -> Currency.find(code).orElse(null), TextFormat::objectionToCurrency);

    static final String ANOTHER_STRING = "another string";

    private static String objectionToCurrency(String code) {
        return Currency.isWithoutUnit(code) ? "one that has no smallest unit" : ANOTHER_STRING;
    }
}
