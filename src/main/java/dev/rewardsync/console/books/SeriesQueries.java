package dev.rewardsync.console.books;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures by hour or day, for plots. */
public final class SeriesQueries {

    /** All time zones differ from UTC by a multiple of this. */
    private static final int QUARTER_HOUR_SECONDS = 900;

    private static final String QUARTER_HOUR =
            "CAST(FLOOR(EXTRACT(EPOCH FROM occurred_at) / " + QUARTER_HOUR_SECONDS + ") AS BIGINT)";

    private final JdbcClient jdbc;

    /** The length of a period. */
    public enum Period {
        HOUR,
        DAY;

        private ZonedDateTime begin(Instant at, ZoneId zone) {
            ZonedDateTime local = at.atZone(zone);
            return this == HOUR
                    ? local.truncatedTo(ChronoUnit.HOURS)
                    : local.toLocalDate().atStartOfDay(zone);
        }

        /** Returns the next begin. Where clocks change at midnight, a day begins at 01:00. */
        private ZonedDateTime next(ZonedDateTime begin) {
            return this == HOUR
                    ? begin.plusHours(1)
                    : begin.toLocalDate().plusDays(1).atStartOfDay(begin.getZone());
        }
    }

    /**
     * What happened in a period, by {@code occurredAt}.
     *
     * @param begin of the period
     * @param orders the orders that were placed
     * @param issued the points that were earned, pending or not
     * @param redeemed the points that paid for orders
     * @param expired the points that expired
     * @param change the change of all customers' available and pending points
     */
    public record PeriodFigures(Instant begin, long orders, long issued, long redeemed, long expired, long change) {

        private PeriodFigures plus(PeriodFigures more) {
            return new PeriodFigures(
                    begin,
                    orders + more.orders,
                    issued + more.issued,
                    redeemed + more.redeemed,
                    expired + more.expired,
                    change + more.change);
        }
    }

    public SeriesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the figures of all periods from one time to another, also of those without any events.
     *
     * @param from in the first period
     * @param until in the last period; events after it are not counted
     * @param zone in which days begin
     */
    public List<PeriodFigures> figures(Instant from, Instant until, Period period, ZoneId zone) {
        ZonedDateTime first = period.begin(from, zone);
        TreeMap<Instant, PeriodFigures> periods = new TreeMap<>();
        for (ZonedDateTime begin = first; !begin.toInstant().isAfter(until); begin = period.next(begin)) {
            periods.put(begin.toInstant(), new PeriodFigures(begin.toInstant(), 0, 0, 0, 0, 0));
        }
        List<PeriodFigures> parts = new ArrayList<>(orders(first.toInstant(), until));
        parts.addAll(points(first.toInstant(), until));
        for (PeriodFigures part : parts) {
            Instant begin = period.begin(part.begin(), zone).toInstant();
            periods.computeIfPresent(begin, (key, figures) -> figures.plus(part));
        }
        return List.copyOf(periods.values());
    }

    private List<PeriodFigures> orders(Instant from, Instant until) {
        return inRange("SELECT " + QUARTER_HOUR + " AS slot, COUNT(*) AS orders FROM order_export", from, until)
                .where("revision = 1")
                .end("GROUP BY " + QUARTER_HOUR)
                .on(jdbc)
                .query((row, number) ->
                        new PeriodFigures(begin(row.getLong("slot")), row.getLong("orders"), 0, 0, 0, 0))
                .list();
    }

    private List<PeriodFigures> points(Instant from, Instant until) {
        return inRange(
                        "SELECT " + QUARTER_HOUR + " AS slot," + sum("ACCRUAL", "") + " AS issued,"
                                + sum("REDEMPTION", "-") + " AS redeemed," + sum("EXPIRY", "-")
                                + " AS expired, SUM(available + pending) AS change FROM ledger_entry",
                        from,
                        until)
                .end("GROUP BY " + QUARTER_HOUR)
                .on(jdbc)
                .query((row, number) -> new PeriodFigures(
                        begin(row.getLong("slot")),
                        0,
                        row.getLong("issued"),
                        row.getLong("redeemed"),
                        row.getLong("expired"),
                        row.getLong("change")))
                .list();
    }

    private static String sum(String type, String sign) {
        return " SUM(CASE WHEN type = '" + type + "' THEN " + sign + "(available + pending) ELSE 0 END)";
    }

    private static Selection inRange(String select, Instant from, Instant until) {
        return new Selection(select)
                .where("occurred_at >= :from", "from", from)
                .where("occurred_at <= :until", "until", until);
    }

    private static Instant begin(long slot) {
        return Instant.ofEpochSecond(slot * QUARTER_HOUR_SECONDS);
    }
}
