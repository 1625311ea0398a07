package dev.rewardsync.console.books;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long orders need to reach Kafka: from their {@code occurredAt} to the timestamp of the export's record, which is that of
 * the shop's event.
 */
public final class LatencyQueries {

    private static final String DELAYS = """
            SELECT y, m, d, COUNT(*) AS orders,
              PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY delay) AS median,
              PERCENTILE_CONT(0.95) WITHIN GROUP (ORDER BY delay) AS most
            FROM (
              SELECT EXTRACT(YEAR FROM %1$s) AS y, EXTRACT(MONTH FROM %1$s) AS m, EXTRACT(DAY FROM %1$s) AS d,
                GREATEST(0, EXTRACT(EPOCH FROM recorded_at) - EXTRACT(EPOCH FROM occurred_at)) AS delay
              FROM order_export WHERE revision = 1 AND occurred_at >= :from AND occurred_at <= :until
            ) AS delays
            GROUP BY y, m, d ORDER BY y, m, d""";

    private final JdbcClient jdbc;

    /**
     * The delays of the orders of a day.
     *
     * @param orders their number
     * @param median half of the orders needed at most this long, in seconds
     * @param most 95 % of the orders needed at most this long, in seconds
     */
    public record DayLatency(LocalDate day, long orders, double median, double most) {}

    public LatencyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the delays by day, for each day with orders.
     *
     * @param from the first {@code occurredAt}
     * @param until the last {@code occurredAt}
     * @param zone in which days begin
     */
    public List<DayLatency> byDay(Instant from, Instant until, ZoneId zone) {
        ZonedColumn local = new ZonedColumn("occurred_at", zone);
        return local.bind(new Selection(DELAYS.formatted(local.sql())))
                .with("from", from)
                .with("until", until)
                .on(jdbc)
                .query((row, number) -> new DayLatency(
                        LocalDate.of(row.getInt("y"), row.getInt("m"), row.getInt("d")),
                        row.getLong("orders"),
                        row.getDouble("median"),
                        row.getDouble("most")))
                .list();
    }
}
