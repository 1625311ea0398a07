package dev.rewardsync.console.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row of a report as a bar.
 *
 * @param text the value with its unit
 * @param share the length, in percent of the longest bar
 * @param partShare the length of a part of the bar, in percent of the longest bar; 0 for none
 */
public record ReportBar(String label, String text, double share, double partShare) {

    private static final double PERCENT = 100;

    /**
     * Returns the bars of a report, one for each row. The first column has the labels.
     *
     * @param value the position of the column with the values
     * @param part the position of the column with a part of each value; below 0 for none
     */
    static List<ReportBar> of(ReportTable table, int value, int part) {
        double longest = table.values().stream()
                .mapToDouble(row -> number(row.get(value)))
                .max()
                .orElse(0);
        return IntStream.range(0, table.rows().size())
                .mapToObj(index -> new ReportBar(
                        table.rows().get(index).getFirst().text(),
                        table.rows().get(index).get(value).text(),
                        share(table.values().get(index).get(value), longest),
                        part < 0 ? 0 : share(table.values().get(index).get(part), longest)))
                .toList();
    }

    private static double share(@Nullable Object value, double longest) {
        return longest > 0 ? Math.max(0, number(value)) * PERCENT / longest : 0;
    }

    private static double number(@Nullable Object value) {
        return switch (value) {
            case Long points -> points;
            case BigDecimal amount -> amount.doubleValue();
            case null, default -> 0;
        };
    }
}
