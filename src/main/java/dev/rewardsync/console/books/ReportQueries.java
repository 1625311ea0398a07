package dev.rewardsync.console.books;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums over all ledger entries and lots, for reports. Each query reads a whole table. */
public final class ReportQueries {

    private static final String MONTHS = """
            SELECT y, m, rule_id,
              SUM(CASE WHEN type = 'ACCRUAL' THEN points ELSE 0 END) AS issued,
              SUM(CASE WHEN type = 'REDEMPTION' THEN -points ELSE 0 END) AS redeemed,
              SUM(CASE WHEN type = 'EXPIRY' THEN -points ELSE 0 END) AS expired,
              SUM(CASE WHEN type = 'REVERSAL' THEN -points ELSE 0 END) AS taken_back,
              SUM(CASE WHEN type = 'RESTORATION' THEN points ELSE 0 END) AS restored,
              SUM(CASE WHEN type = 'ADJUSTMENT' THEN points ELSE 0 END) AS adjusted
            FROM (
              SELECT EXTRACT(YEAR FROM %1$s) AS y, EXTRACT(MONTH FROM %1$s) AS m,
                entry.type, entry.available + entry.pending AS points, COALESCE(entry.rule_id, earned.rule_id) AS rule_id
              FROM ledger_entry entry
              LEFT JOIN ledger_entry earned ON entry.type = 'EXPIRY' AND earned.customer_id = entry.customer_id
                AND earned.entry_id = SUBSTRING(entry.entry_id, 8)
              WHERE entry.type <> 'RELEASE' AND entry.occurred_at >= :from AND entry.occurred_at < :until
            ) AS entries
            GROUP BY y, m, rule_id ORDER BY y, m, rule_id""";

    private static final String AGES = """
            SELECT tier, customer_group, age, SUM(remaining) AS points
            FROM (
              SELECT customer.tier, customer.customer_group, lot.remaining,
                CASE WHEN opened_at > :age0 THEN 0 WHEN opened_at > :age1 THEN 1 WHEN opened_at > :age2 THEN 2
                  WHEN opened_at > :age3 THEN 3 ELSE 4 END AS age
              FROM lot LEFT JOIN customer ON customer.customer_id = lot.customer_id
              WHERE lot.remaining > 0
            ) AS lots
            GROUP BY tier, customer_group, age ORDER BY age, tier, customer_group""";

    private static final String COHORTS = """
            SELECT age, COUNT(*) AS lots, SUM(opened) AS opened, SUM(remaining) AS remaining
            FROM (
              SELECT opened, remaining,
                CASE WHEN opened_at > :age0 THEN 0 WHEN opened_at > :age1 THEN 1 WHEN opened_at > :age2 THEN 2
                  WHEN opened_at > :age3 THEN 3 ELSE 4 END AS age
              FROM lot WHERE expires_at > :now
            ) AS lots
            GROUP BY age ORDER BY age""";

    private final JdbcClient jdbc;

    /**
     * The points of a month and a rule.
     *
     * @param ruleId null for entries without a rule, such as redemptions
     * @param issued accruals, pending or not
     * @param redeemed points that paid for orders
     * @param expired points that expired, by the rule that awarded them
     * @param takenBack reversals of accruals
     * @param restored points that came back from canceled and refunded orders
     * @param adjusted the sum of corrections by hand, signed
     */
    public record MonthlyPoints(
            YearMonth month,
            @Nullable String ruleId,
            long issued,
            long redeemed,
            long expired,
            long takenBack,
            long restored,
            long adjusted) {}

    /**
     * Points of customers with the same tier and group.
     *
     * @param age the position of the age in {@link LotAge}
     */
    public record AgedPoints(
            @Nullable String tier, @Nullable String group, int age, long points) {}

    /** Pending and overdrawn points of customers with the same tier and group. */
    public record GroupBalance(
            @Nullable String tier, @Nullable String group, long pending, long overdrawn) {}

    /**
     * All lots of an age that have not reached their expiry date, used up or not.
     *
     * @param opened the points with which they were opened
     * @param remaining the points that are left
     */
    public record LotCohort(int age, long lots, long opened, long remaining) {}

    /**
     * Lots whose expiry date has passed.
     *
     * @param lots their number
     * @param opened the points with which they were opened
     * @param expired the points that expired unused
     */
    public record ExpiredLots(long lots, long opened, long expired) {}

    public ReportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the points by month and rule from one time to another, exclusive. Months begin in a time zone. */
    public List<MonthlyPoints> monthly(Instant from, Instant until, ZoneId zone) {
        ZonedColumn local = new ZonedColumn("entry.occurred_at", zone);
        return local.bind(new Selection(MONTHS.formatted(local.sql())))
                .with("from", from)
                .with("until", until)
                .on(jdbc)
                .query((row, number) -> {
                    ResultRow read = new ResultRow(row);
                    return new MonthlyPoints(
                            YearMonth.of(read.integer("y"), read.integer("m")),
                            read.optionalText("rule_id"),
                            read.number("issued"),
                            read.number("redeemed"),
                            read.number("expired"),
                            read.number("taken_back"),
                            read.number("restored"),
                            read.number("adjusted"));
                })
                .list();
    }

    /** Returns the points in open lots by age, tier and group. */
    public List<AgedPoints> openPoints(Instant now) {
        return LotAge.bind(new Selection(AGES), now)
                .on(jdbc)
                .query((row, number) -> {
                    ResultRow read = new ResultRow(row);
                    return new AgedPoints(
                            read.optionalText("tier"),
                            read.optionalText("customer_group"),
                            read.integer("age"),
                            read.number("points"));
                })
                .list();
    }

    /** Returns the pending and overdrawn points by tier and group. */
    public List<GroupBalance> balances() {
        return jdbc.sql("""
                        SELECT tier, customer_group, SUM(pending) AS pending,
                          SUM(CASE WHEN available < 0 THEN -available ELSE 0 END) AS overdrawn
                        FROM customer GROUP BY tier, customer_group ORDER BY tier, customer_group""")
                .query((row, number) -> {
                    ResultRow read = new ResultRow(row);
                    return new GroupBalance(
                            read.optionalText("tier"),
                            read.optionalText("customer_group"),
                            read.number("pending"),
                            read.number("overdrawn"));
                })
                .list();
    }

    /** Returns the lots that have an expiry date and have not reached it, by age. */
    public List<LotCohort> unexpiredLots(Instant now) {
        return LotAge.bind(new Selection(COHORTS), now)
                .with("now", now)
                .on(jdbc)
                .query((row, number) -> new LotCohort(
                        row.getInt("age"), row.getLong("lots"), row.getLong("opened"), row.getLong("remaining")))
                .list();
    }

    /**
     * Returns the lots whose expiry date is in a range, including its end. Those that still have points are left out: the worker
     * expires the points of customers without events some time after the date.
     */
    public ExpiredLots expiredLots(Instant after, Instant until) {
        return new Selection("SELECT COUNT(*) AS lots, COALESCE(SUM(opened), 0) AS opened,"
                        + " COALESCE(SUM(expired), 0) AS expired FROM lot")
                .where("expires_at > :after", "after", after)
                .where("expires_at <= :until", "until", until)
                .where("remaining = 0")
                .on(jdbc)
                .query((row, number) ->
                        new ExpiredLots(row.getLong("lots"), row.getLong("opened"), row.getLong("expired")))
                .single();
    }

    /** Returns the points in open lots without an expiry date. */
    public long undatedPoints() {
        return jdbc.sql("SELECT COALESCE(SUM(remaining), 0) FROM lot WHERE expires_at IS NULL AND remaining > 0")
                .query(Long.class)
                .single();
    }
}
