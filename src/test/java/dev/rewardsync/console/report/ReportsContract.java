package dev.rewardsync.console.report;

import static dev.rewardsync.console.books.SampleBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.console.books.BalanceQueries;
import dev.rewardsync.console.books.ReportQueries;
import dev.rewardsync.console.books.SampleBooks;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the reports, whichever database they read. */
abstract class ReportsContract {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration DAY = Duration.ofDays(1);

    private SampleBooks books;
    private ReportQueries queries;
    private final List<List<Object>> rows = new ArrayList<>();

    /** Returns the URL of the database. */
    abstract String url();

    @BeforeEach
    void openBooks() {
        books = new SampleBooks(url());
        queries = new ReportQueries(books.client());
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    private Map<String, Object> read(Report report) {
        rows.clear();
        Map<String, Object> summary = report.read(rows::add);
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(report.columns()));
        return summary;
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    private void add(long sequence, EntryType type, long available, long pending, String at, String rule) {
        Instant time = Instant.parse(at);
        books.entry("c-1", sequence, type, available, pending, time, time, rule);
    }

    @Test
    void pointsByMonthOfTheZoneAndRule() {
        // In New York, it is still October.
        add(1, EntryType.ACCRUAL, 0, 100, "2026-11-01T03:59:59.999Z", "spend");
        add(2, EntryType.ACCRUAL, 30, 0, "2026-11-01T04:00:00Z", "spend");
        add(3, EntryType.ACCRUAL, 5, 0, "2026-11-02T04:00:00Z", "spend");
        add(4, EntryType.RELEASE, 100, -100, "2026-11-03T04:00:00Z", "spend");
        add(5, EntryType.REDEMPTION, -40, 0, "2026-11-04T04:00:00Z", null);
        add(6, EntryType.RESTORATION, 10, 0, "2026-11-04T04:00:00Z", null);
        add(7, EntryType.REVERSAL, -3, -4, "2026-11-05T04:00:00Z", "spend");
        add(8, EntryType.ADJUSTMENT, -9, 0, "2026-11-05T04:00:00Z", null);
        add(9, EntryType.ACCRUAL, 8, 0, "2026-11-30T04:00:00Z", "review");
        add(10, EntryType.ACCRUAL, 1_000, 0, "2026-12-01T05:00:00Z", "spend");
        books.write();
        // An expiry counts for the rule of the entry that opened the lot.
        books.jdbc().update("UPDATE ledger_entry SET entry_id = 'signup/welcome' WHERE entry_id = 'entry:9'");
        add(11, EntryType.EXPIRY, -6, 0, "2026-11-30T05:00:00Z", null);
        books.write();
        books.jdbc().update("UPDATE ledger_entry SET entry_id = 'expiry:signup/welcome' WHERE entry_id = 'entry:11'");
        PointsReport report = PointsReport.of(queries, YearMonth.of(2026, 10), YearMonth.of(2026, 11), NEW_YORK);
        assertThat(read(report)).isEqualTo(Map.of("timezone", "America/New_York"));
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        row("2026-10", "spend", 100L, 0L, 0L, 0L, 0L, 0L),
                        row("2026-11", "spend", 35L, 0L, 0L, 7L, 0L, 0L),
                        row("2026-11", "review", 8L, 0L, 6L, 0L, 0L, 0L),
                        row("2026-11", null, 0L, 40L, 0L, 0L, 10L, -9L));
    }

    /** PostgreSQL reads the sign of a name such as {@code +02:00} the other way round. */
    @Test
    void monthsOfZonesThatAreOffsets() {
        add(1, EntryType.ACCRUAL, 7, 0, "2026-10-31T22:30:00Z", "spend");
        books.write();
        for (String ahead : List.of("+02:00", "UTC+2", "Europe/Helsinki")) {
            assertThat(queries.monthly(NOW.minus(DAY.multipliedBy(90)), NOW, ZoneId.of(ahead)))
                    .as(ahead)
                    .extracting(ReportQueries.MonthlyPoints::month)
                    .containsExactly(YearMonth.of(2026, 11));
        }
        assertThat(queries.monthly(NOW.minus(DAY.multipliedBy(90)), NOW, ZoneId.of("-02:30")))
                .extracting(ReportQueries.MonthlyPoints::month)
                .containsExactly(YearMonth.of(2026, 10));
    }

    @Test
    void liabilityByAgeAtTheRatesInForce() {
        Ruleset ruleset = RulesetFixture.usd("""
                redemption:
                  rates:
                    - {id: off, active: false, priority: 1, points: 1, value: "9.00"}
                    - {id: site, priority: 2, websites: [b2b], points: 1, value: "8.00"}
                    - {id: gold, priority: 3, tiers: [gold], points: 100, value: "2.00"}
                    - {id: rest, priority: 4, groups: [general], points: 3, value: "0.10"}
                tiers: {basis: pointsEarned, levels: [{id: gold, from: 1000}]}
                rules: []
                """);
        // A customer with more than 1,000 points is gold.
        books.customer("gold", 1_001, 50)
                .customer("rest", 20, 7)
                .customer("minus", -30, 0)
                .lot("gold", "a", NOW.minus(DAY), null, 2_000, 501, 0)
                .lot("gold", "b", NOW.minus(DAY.multipliedBy(400)), null, 500, 500, 0)
                .lot("rest", "a", NOW.minus(DAY.multipliedBy(30)), null, 20, 20, 0)
                .lot("rest", "b", NOW.minus(DAY.multipliedBy(40)), NOW, 20, 0, 20)
                .lot("orphan", "b", NOW.minus(DAY.multipliedBy(40)), NOW, 20, 4, 0)
                .write();
        Map<String, Object> summary = read(new LiabilityReport(queries, ruleset, NOW));
        assertThat(summary)
                .containsEntry("overdrawn", 30L)
                .containsEntry("ruleset", ruleset.version())
                .containsEntry("asOf", NOW.toString());
        assertThat(rows)
                .containsExactly(
                        // 501 × 2.00 / 100
                        row("UP_TO_30_DAYS", 501L, new BigDecimal("10.02"), "USD", 0L),
                        // 20 × 0.10 / 3 = 0.666…, and 4 points of a customer without a balance yet
                        row("UP_TO_90_DAYS", 24L, new BigDecimal("0.67"), "USD", 4L),
                        row("UP_TO_180_DAYS", 0L, BigDecimal.ZERO, "USD", 0L),
                        row("UP_TO_365_DAYS", 0L, BigDecimal.ZERO, "USD", 0L),
                        row("OVER_365_DAYS", 500L, new BigDecimal("10.00"), "USD", 0L),
                        // 50 × 2.00 / 100, and 7 × 0.10 / 3 = 0.2333…
                        row("PENDING", 57L, new BigDecimal("1.23"), "USD", 0L));
        read(new LiabilityReport(queries, null, NOW));
        assertThat(rows).contains(row("UP_TO_30_DAYS", 501L, null, null, 501L));
    }

    @Test
    void breakageFromTheLotsOfTheLastTwoYears() {
        Instant opened = NOW.minus(DAY.multipliedBy(100));
        // 1,000 lots of 10 points, of which 4 expired; some are outside of the 24 months.
        for (int lot = 0; lot < 999; lot++) {
            books.lot("c-1", "lot:" + lot, opened, NOW.minusSeconds(lot), 10, 0, 4);
        }
        books.lot("c-1", "old", opened, NOW.atZone(NEW_YORK).minusMonths(24).toInstant(), 10, 0, 10)
                .lot("c-2", "a", NOW, NOW.plus(DAY), 100, 90, 0)
                .lot("c-2", "b", NOW, NOW.plus(DAY), 200, 0, 0)
                .lot("c-3", "a", opened, NOW.plus(DAY), 1_000, 300, 0)
                .lot("c-4", "a", NOW, null, 70, 60, 0)
                .write();
        // The worker has not expired it yet.
        books.lot("c-1", "overdue", opened, NOW.minusSeconds(5), 10, 10, 0).write();
        BreakageReport report = new BreakageReport(queries, NOW, NEW_YORK);
        assertThat(read(report)).containsEntry("estimate", null).containsEntry("sampleLots", 999L);
        assertThat(rows)
                .containsExactly(
                        row("UP_TO_30_DAYS", 90L, null, null, 999L), row("UP_TO_180_DAYS", 300L, null, null, 999L));
        books.lot("c-1", "last", opened, NOW.minus(DAY.multipliedBy(700)), 10, 0, 4)
                .write();
        assertThat(read(report))
                .containsEntry("sampleLots", 1_000L)
                .containsEntry("sampleOpened", 10_000L)
                .containsEntry("sampleExpired", 4_000L)
                .containsEntry("points", 390L)
                .containsEntry("estimate", 390L)
                .containsEntry("pointsWithoutExpiryDate", 60L);
        assertThat(rows)
                .containsExactly(
                        // 40 % of the 300 points of this age are more than the 90 that are left
                        row("UP_TO_30_DAYS", 90L, new BigDecimal("1.0000"), 90L, 1_000L),
                        // 40 % of 1,000 are more than 300
                        row("UP_TO_180_DAYS", 300L, new BigDecimal("1.0000"), 300L, 1_000L));
        books.lot("c-5", "a", opened, NOW.plus(DAY), 1_000, 1_000, 0).write();
        assertThat(read(report)).containsEntry("estimate", 890L);
        assertThat(rows)
                .as("40 % of 2,000 points, of which 1,300 are left")
                .contains(row("UP_TO_180_DAYS", 1_300L, new BigDecimal("0.6154"), 800L, 1_000L));
    }

    @Test
    void balancesAtTheEndOfADate() {
        Instant midnight = Instant.parse("2026-11-22T05:00:00Z"); // the end of November 21 in New York
        books.entry("c-1", 1, EntryType.ACCRUAL, 100, midnight.minus(DAY.multipliedBy(30)))
                .entry("c-1", 2, EntryType.REDEMPTION, -30, midnight.minusMillis(1))
                .entry("c-1", 3, EntryType.ACCRUAL, 1_000, midnight)
                // Exactly a day late, and more than a day late.
                .entry(
                        "c-2",
                        1,
                        EntryType.ACCRUAL,
                        7,
                        midnight.minus(DAY.multipliedBy(3)),
                        midnight.minus(DAY.multipliedBy(2)))
                .entry("c-2", 2, EntryType.ACCRUAL, 5, midnight.minusSeconds(2), midnight.plus(DAY))
                .entry("c-2", 3, EntryType.ACCRUAL, 0, 11, midnight.minusSeconds(2), midnight, "spend")
                .entry("c-3", 1, EntryType.ACCRUAL, 1, midnight)
                .entry("\0=2", 1, EntryType.ACCRUAL, 1, midnight.minusSeconds(1))
                .write();
        BalanceQueries balances = new BalanceQueries(books.jdbc(), books.transaction());
        Map<String, Object> summary = read(new BalancesReport(balances, LocalDate.of(2026, 11, 21), NEW_YORK));
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        row("c-1", 70L, 0L, 0L, 0L, 0L),
                        row("c-2", 12L, 11L, 1L, 5L, 11L),
                        row("\0=2", 1L, 0L, 0L, 0L, 0L));
        assertThat(summary)
                .containsEntry("customers", 3L)
                .containsEntry("available", 83L)
                .containsEntry("pending", 11L)
                .containsEntry("lateEntries", 1L)
                .containsEntry("recordedLaterAvailable", 5L)
                .containsEntry("recordedLaterPending", 11L);
        assertThat(balances.totals(midnight)).isEqualTo(new BalanceQueries.BalanceTotals(3, 83, 11, 1, 5, 11));
        assertThat(balances.highest(midnight, 0, 2))
                .extracting(BalanceQueries.PastBalance::customerId)
                .containsExactly("c-1", "c-2");
        assertThat(balances.highest(midnight, 2, 2))
                .extracting(BalanceQueries.PastBalance::customerId)
                .containsExactly("\0=2");
    }
}
