package dev.rewardsync.console.report;

import dev.rewardsync.console.books.LotAge;
import dev.rewardsync.console.books.ReportQueries;
import dev.rewardsync.console.books.ReportQueries.ExpiredLots;
import dev.rewardsync.console.books.ReportQueries.LotCohort;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many of the points in open lots will expire unused, estimated from the lots that expired in the last 24 months.
 *
 * <p>Of the points that were ever in those lots, a share expired unused. Of the lots that are open or used up but not expired,
 * points of higher ages have been spent more. So of the points of an age that are left, the share that will expire is
 * (share of all points) × (points with which lots of the age were opened) ÷ (points of the age that are left), and 1 at most.
 *
 * @param zone in which the 24 months are counted
 */
public record BreakageReport(ReportQueries queries, Instant now, ZoneId zone) implements Report {

    /** With fewer expired lots, there is no estimate. */
    public static final long LEAST_LOTS = 1_000;

    private static final int MONTHS = 24;
    private static final int SHARE_DECIMALS = 4;

    @Override
    public List<String> columns() {
        return List.of("age", "points", "share", "estimate", "sampleLots");
    }

    @Override
    public Map<String, @Nullable Object> read(Consumer<List<@Nullable Object>> rows) {
        Instant after = now.atZone(zone).minusMonths(MONTHS).toInstant();
        ExpiredLots sample = queries.expiredLots(after, now);
        boolean isEnough = sample.lots() >= LEAST_LOTS && sample.opened() > 0;
        long points = 0;
        long estimate = 0;
        for (LotCohort cohort : queries.unexpiredLots(now)) {
            if (cohort.remaining() > 0) {
                long expiring = isEnough ? estimate(cohort, sample) : 0;
                points = Math.addExact(points, cohort.remaining());
                estimate = Math.addExact(estimate, expiring);
                rows.accept(row(cohort, sample, isEnough ? expiring : null));
            }
        }
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("asOf", now.toString());
        summary.put("points", points);
        summary.put("estimate", isEnough ? estimate : null);
        summary.put("sampleLots", sample.lots());
        summary.put("sampleOpened", sample.opened());
        summary.put("sampleExpired", sample.expired());
        summary.put("pointsWithoutExpiryDate", queries.undatedPoints());
        return summary;
    }

    /** Returns the points of an age that will expire, rounded half up. */
    private static long estimate(LotCohort cohort, ExpiredLots sample) {
        return BigDecimal.valueOf(sample.expired())
                .multiply(BigDecimal.valueOf(cohort.opened()))
                .divide(BigDecimal.valueOf(sample.opened()), 0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(cohort.remaining()))
                .longValueExact();
    }

    private static List<@Nullable Object> row(LotCohort cohort, ExpiredLots sample, @Nullable Long estimate) {
        return Arrays.asList(
                LotAge.values()[cohort.age()].name(),
                cohort.remaining(),
                estimate == null
                        ? null
                        : BigDecimal.valueOf(estimate)
                                .divide(BigDecimal.valueOf(cohort.remaining()), SHARE_DECIMALS, RoundingMode.HALF_UP),
                estimate,
                sample.lots());
    }
}
