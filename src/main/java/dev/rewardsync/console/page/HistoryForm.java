package dev.rewardsync.console.page;

import dev.rewardsync.console.books.HistoryQueries.HistoryFilter;
import dev.rewardsync.ledger.EntryType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a history as it was typed in. What is not valid does not limit the history.
 *
 * @param type a type of entries; null or empty for all
 * @param from the first day; null or empty for no limit
 * @param to the last day; null or empty for no limit
 */
public record HistoryForm(
        @Nullable String type,
        @Nullable String from,
        @Nullable String to) {

    /** Returns whether the form limits the history. */
    public boolean isFiltered() {
        return Stream.of(type, from, to).anyMatch(value -> value != null && !value.isEmpty());
    }

    HistoryFilter filter(ZoneId zone) {
        Set<EntryType> types = Stream.of(EntryType.values())
                .filter(known -> known.name().equals(type))
                .collect(Collectors.toSet());
        return new HistoryFilter(types, begin(from, 0, zone), begin(to, 1, zone));
    }

    private static @Nullable Instant begin(@Nullable String day, int plusDays, ZoneId zone) {
        if (day == null || day.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(day).plusDays(plusDays).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            return null; // browsers send valid days only
        }
    }
}
