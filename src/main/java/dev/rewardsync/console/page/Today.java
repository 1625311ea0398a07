package dev.rewardsync.console.page;

import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.DeadLetterQueries.LetterCount;
import dev.rewardsync.console.books.DeadLetterQueries.LetterFilter;
import dev.rewardsync.console.books.LatencyQueries;
import dev.rewardsync.console.books.LatencyQueries.DayLatency;
import dev.rewardsync.console.books.OverviewQueries;
import dev.rewardsync.console.books.OverviewQueries.OutstandingPoints;
import dev.rewardsync.console.books.SeriesQueries;
import dev.rewardsync.console.books.SeriesQueries.Period;
import dev.rewardsync.console.books.SeriesQueries.PeriodFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what the first page shows. */
final class Today {

    private static final Duration SHOWN = Duration.ofDays(29);
    private static final Duration CURRENT = Duration.ofDays(1);

    private final SeriesQueries series;
    private final LatencyQueries latency;
    private final OverviewQueries overview;
    private final DeadLetterQueries letters;
    private final InstantSource clock;

    Today(
            SeriesQueries series,
            LatencyQueries latency,
            OverviewQueries overview,
            DeadLetterQueries letters,
            InstantSource clock) {
        this.series = series;
        this.latency = latency;
        this.overview = overview;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * The figures of thirty days.
     *
     * @param until the last day
     * @param current whether the last day is today; otherwise nothing has happened since
     * @param days the oldest first
     * @param sums of all days; the latency is that of the last day with orders
     */
    public record Month(LocalDate until, boolean current, List<Day> days, Day sums) {}

    /**
     * The figures of a day.
     *
     * @param second when the day begins in UTC, which plots take as its position
     * @param outstanding available and pending points of all customers at the end of the day
     * @param latency how long the orders of the day needed to reach Kafka; null without orders
     */
    public record Day(
            LocalDate day,
            long second,
            long orders,
            long issued,
            long redeemed,
            long expired,
            long outstanding,
            @Nullable DayLatency latency) {}

    /**
     * What needs attention.
     *
     * @param deadLetters of the last thirty days
     * @param doubtfulOrders orders of the shown days with discrepancies
     * @param overdrawnCustomers customers with a balance below 0
     */
    public record Attention(
            long deadLetters, LocalDate deadLettersSince, long doubtfulOrders, long overdrawnCustomers) {
        /** Returns whether there is nothing. */
        public boolean isNone() {
            return deadLetters + doubtfulOrders + overdrawnCustomers == 0;
        }
    }

    /** Returns the begin of the shown days. */
    static Instant begin(Instant end) {
        return end.minus(SHOWN);
    }

    /** Returns the end of the shown days: now, or the newest event if nothing has happened for long. */
    Instant end() {
        Instant now = clock.instant();
        return overview.newestEvent()
                .filter(newest -> newest.isBefore(now.minus(CURRENT)))
                .orElse(now);
    }

    Month month(Instant end, OutstandingPoints outstanding, ZoneId zone) {
        List<PeriodFigures> figures = series.figures(begin(end), end, Period.DAY, zone);
        long after = outstanding.available() - outstanding.overdrawn() + outstanding.pending();
        Map<LocalDate, DayLatency> latencies = latency.byDay(begin(end), end, zone).stream()
                .collect(Collectors.toMap(DayLatency::day, Function.identity()));
        List<Day> days = new ArrayList<>(figures.size());
        for (PeriodFigures day : figures.reversed()) {
            days.addFirst(day(day, after, latencies.get(LocalDate.ofInstant(day.begin(), zone)), zone));
            after -= day.change();
        }
        return new Month(
                LocalDate.ofInstant(end, zone),
                LocalDate.ofInstant(end, zone).equals(LocalDate.ofInstant(clock.instant(), zone)),
                List.copyOf(days),
                sums(days));
    }

    private static Day day(PeriodFigures figures, long outstanding, @Nullable DayLatency latency, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(figures.begin(), zone);
        return new Day(
                day,
                Duration.ofDays(day.toEpochDay()).toSeconds(),
                figures.orders(),
                figures.issued(),
                figures.redeemed(),
                figures.expired(),
                outstanding,
                latency);
    }

    private static Day sums(List<Day> days) {
        Day last = days.getLast();
        return new Day(
                last.day(),
                last.second(),
                days.stream().mapToLong(Day::orders).sum(),
                days.stream().mapToLong(Day::issued).sum(),
                days.stream().mapToLong(Day::redeemed).sum(),
                days.stream().mapToLong(Day::expired).sum(),
                last.outstanding(),
                days.reversed().stream()
                        .map(Day::latency)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    Attention attention(Instant end, OutstandingPoints outstanding, ZoneId zone) {
        LocalDate since = LocalDate.ofInstant(clock.instant().minus(SHOWN), zone);
        Instant begin = since.atStartOfDay(zone).toInstant();
        return new Attention(
                letters.counts(new LetterFilter(null, null, begin)).stream()
                        .mapToLong(LetterCount::letters)
                        .sum(),
                since,
                overview.withDiscrepancies(begin(end), 1).orders(),
                outstanding.overdrawnCustomers());
    }
}
