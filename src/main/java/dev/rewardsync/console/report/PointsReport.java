package dev.rewardsync.console.report;

import dev.rewardsync.console.books.ReportQueries;
import dev.rewardsync.console.books.ReportQueries.MonthlyPoints;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The points that were issued, redeemed, expired and taken back, by month and rule.
 *
 * @param months reads the points
 * @param zone in which months begin
 */
public record PointsReport(Supplier<List<MonthlyPoints>> months, ZoneId zone) implements Report {

    /**
     * Returns the report of some months. It reads them when it is read.
     *
     * @param from the first month
     * @param to the last month
     */
    public static PointsReport of(ReportQueries queries, YearMonth from, YearMonth to, ZoneId zone) {
        return new PointsReport(() -> months(queries, from, to, zone), zone);
    }

    /** Reads the points of some months. */
    public static List<MonthlyPoints> months(ReportQueries queries, YearMonth from, YearMonth to, ZoneId zone) {
        return queries.monthly(
                from.atDay(1).atStartOfDay(zone).toInstant(),
                to.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                zone);
    }

    @Override
    public List<String> columns() {
        return List.of("month", "ruleId", "issued", "redeemed", "expired", "takenBack", "restored", "adjusted");
    }

    @Override
    public Map<String, @Nullable Object> read(Consumer<List<@Nullable Object>> rows) {
        months.get().forEach(month -> rows.accept(row(month)));
        return Map.of("timezone", zone.getId());
    }

    private static List<@Nullable Object> row(MonthlyPoints points) {
        return Arrays.asList(
                points.month().toString(),
                points.ruleId(),
                points.issued(),
                points.redeemed(),
                points.expired(),
                points.takenBack(),
                points.restored(),
                points.adjusted());
    }
}
