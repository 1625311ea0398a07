package dev.rewardsync.console.api;

import dev.rewardsync.console.books.Page;
import dev.rewardsync.ledger.EntryType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.ServerRequest;

/** The parameters in the query string of a request. Every method throws {@link InvalidRequestException} for invalid values. */
final class QueryParameters {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final int DEFAULT_LIMIT = 100;

    private static final int MAX_LENGTH = 1_000;
    private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 30);

    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the parameters. Those that are not allowed, or come twice, are errors. */
    static QueryParameters of(ServerRequest request, String... allowed) {
        MultiValueMap<String, String> given = request.params();
        List<String> names = List.of(allowed);
        for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
            if (!names.contains(parameter.getKey())) {
                throw new InvalidRequestException("There is an unknown parameter. This resource "
                        + (names.isEmpty() ? "has no parameters." : "has " + String.join(", ", names) + "."));
            }
            if (parameter.getValue().size() != 1) {
                throw InvalidRequestException.of(parameter.getKey(), "one value");
            }
        }
        return new QueryParameters(given.toSingleValueMap());
    }

    @Nullable
    String text(String name) {
        String value = values.get(name);
        if (value != null && (value.isEmpty() || value.length() > MAX_LENGTH)) {
            throw InvalidRequestException.of(name, "1 to " + MAX_LENGTH + " characters");
        }
        return value;
    }

    @Nullable
    String cursor() {
        return text(CURSOR);
    }

    /** Returns the size of a page. */
    int limit() {
        return number(LIMIT, 1, Page.MAX_SIZE, DEFAULT_LIMIT);
    }

    int number(String name, int min, int max, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outside(name, min, max);
        }
        throw outside(name, min, max);
    }

    private static InvalidRequestException outside(String name, int min, int max) {
        return InvalidRequestException.of(name, "a number from %d to %d".formatted(min, max));
    }

    /** Returns one of some values, in any case. */
    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : constant(name, type, value);
    }

    /** Returns the types in a list that is separated by commas; none without the parameter. */
    Set<EntryType> entryTypes(String name) {
        String value = values.get(name);
        EnumSet<EntryType> types = EnumSet.noneOf(EntryType.class);
        if (value != null) {
            Stream.of(value.split(",", -1)).forEach(part -> types.add(constant(name, EntryType.class, part)));
        }
        return types;
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.of(
                        name,
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** Returns a date; null without the parameter. */
    @Nullable
    LocalDate date(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(value);
            if (!date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE)) {
                return date;
            }
        } catch (DateTimeException e) {
            throw invalidDate(name);
        }
        throw invalidDate(name);
    }

    private static InvalidRequestException invalidDate(String name) {
        return InvalidRequestException.of(name, "a date such as 2026-11-21");
    }

    YearMonth month(String name, YearMonth otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            YearMonth month = YearMonth.parse(value);
            if (month.getYear() >= FIRST_DATE.getYear() && month.getYear() < LAST_DATE.getYear()) {
                return month;
            }
        } catch (DateTimeException e) {
            throw invalidMonth(name);
        }
        throw invalidMonth(name);
    }

    private static InvalidRequestException invalidMonth(String name) {
        return InvalidRequestException.of(name, "a month such as 2026-11");
    }

    /** Returns the first instant of a date or time; null without the parameter. */
    @Nullable
    Instant from(String name, Supplier<ZoneId> zone) {
        return instant(name, zone, 0);
    }

    /** Returns the end of a date, or a time; null without the parameter. */
    @Nullable
    Instant until(String name, Supplier<ZoneId> zone) {
        return instant(name, zone, 1);
    }

    private @Nullable Instant instant(String name, Supplier<ZoneId> zone, int daysLater) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!value.contains("T")) {
            LocalDate date = date(name);
            return date == null
                    ? null
                    : date.plusDays(daysLater).atStartOfDay(zone.get()).toInstant();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            if (!time.toLocalDate().isBefore(FIRST_DATE) && !time.toLocalDate().isAfter(LAST_DATE)) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw invalidTime(name);
        }
        throw invalidTime(name);
    }

    private static InvalidRequestException invalidTime(String name) {
        return InvalidRequestException.of(name, "a date such as 2026-11-21, or a time such as 2026-11-21T10:15:30Z");
    }
}
