package dev.rewardsync.console.page;

import dev.rewardsync.console.report.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as a page shows it.
 *
 * @param headings of the columns
 * @param values the cells of the rows as the report has them
 * @param summary what applies to the whole report
 */
public record ReportTable(
        List<String> headings,
        List<List<Cell>> rows,
        List<List<@Nullable Object>> values,
        Map<String, @Nullable Object> summary) {

    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("month", "Month"),
            Map.entry("ruleId", "Rule"),
            Map.entry("issued", "Issued"),
            Map.entry("redeemed", "Redeemed"),
            Map.entry("expired", "Expired"),
            Map.entry("takenBack", "Taken back"),
            Map.entry("restored", "Restored"),
            Map.entry("adjusted", "Adjusted"),
            Map.entry("age", "Available for"),
            Map.entry("points", "Points"),
            Map.entry("value", "Value"),
            Map.entry("currency", "Currency"),
            Map.entry("pointsWithoutValue", "Without value"),
            Map.entry("share", "Share"),
            Map.entry("estimate", "Will expire"),
            Map.entry("sampleLots", "Sample (lots)"));

    private static final Map<String, String> AGES = Map.of(
            "UP_TO_30_DAYS", "up to 30 days",
            "UP_TO_90_DAYS", "up to 90 days",
            "UP_TO_180_DAYS", "up to 180 days",
            "UP_TO_365_DAYS", "up to 365 days",
            "OVER_365_DAYS", "more than 365 days",
            "PENDING", "pending");

    /** A cell; numbers are aligned to the right. */
    public record Cell(String text, boolean number) {}

    /** Reads a report. */
    static ReportTable of(Report report, PageFormat format) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        Map<String, @Nullable Object> summary = report.read(values::add);
        return new ReportTable(
                report.columns().stream()
                        .map(column -> HEADINGS.getOrDefault(column, column))
                        .toList(),
                values.stream()
                        .map(row ->
                                row.stream().map(value -> cell(value, format)).toList())
                        .toList(),
                List.copyOf(values),
                summary);
    }

    private static Cell cell(@Nullable Object value, PageFormat format) {
        return switch (value) {
            case null -> new Cell("–", false);
            case Long number -> new Cell(format.points(number), true);
            case BigDecimal amount -> new Cell(format.amount(amount), true);
            default -> new Cell(AGES.getOrDefault(value.toString(), value.toString()), false);
        };
    }
}
