package dev.rewardsync.console.report;

import dev.rewardsync.console.books.LotAge;
import dev.rewardsync.console.books.ReportQueries;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points that customers can still spend, and their value, by the age of the points.
 *
 * @param ruleset the ruleset in force; null if it is unknown: then the points have no value here
 */
public record LiabilityReport(
        ReportQueries queries, @Nullable Ruleset ruleset, Instant now) implements Report {

    private static final String PENDING = "PENDING";

    /** The points of an age, and their value so far. */
    private static final class AgeSum {
        private long points;
        private long pointsWithoutValue;
        private BigDecimal value = BigDecimal.ZERO;

        private void add(long more, @Nullable BigDecimal moreValue) {
            points = Math.addExact(points, more);
            if (moreValue == null) {
                pointsWithoutValue = Math.addExact(pointsWithoutValue, more);
            } else {
                value = value.add(moreValue);
            }
        }
    }

    @Override
    public List<String> columns() {
        return List.of("age", "points", "value", "currency", "pointsWithoutValue");
    }

    @Override
    public Map<String, @Nullable Object> read(Consumer<List<@Nullable Object>> rows) {
        List<AgeSum> sums = Stream.of(LotAge.values()).map(age -> new AgeSum()).toList();
        for (ReportQueries.AgedPoints part : queries.openPoints(now)) {
            sums.get(part.age()).add(part.points(), value(part.points(), part.tier(), part.group()));
        }
        AgeSum pending = new AgeSum();
        long overdrawn = 0;
        for (ReportQueries.GroupBalance part : queries.balances()) {
            pending.add(part.pending(), value(part.pending(), part.tier(), part.group()));
            overdrawn = Math.addExact(overdrawn, part.overdrawn());
        }
        for (LotAge age : LotAge.values()) {
            rows.accept(row(age.name(), sums.get(age.ordinal())));
        }
        rows.accept(row(PENDING, pending));
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("asOf", now.toString());
        summary.put("overdrawn", overdrawn);
        summary.put("ruleset", ruleset == null ? null : ruleset.version());
        return summary;
    }

    private @Nullable BigDecimal value(long points, @Nullable String tier, @Nullable String group) {
        return ruleset == null ? null : new PointsValue(ruleset).of(points, tier, group);
    }

    private List<@Nullable Object> row(String age, AgeSum sum) {
        return Arrays.asList(
                age,
                sum.points,
                ruleset == null ? null : sum.value,
                ruleset == null ? null : ruleset.currency().code(),
                sum.pointsWithoutValue);
    }
}
