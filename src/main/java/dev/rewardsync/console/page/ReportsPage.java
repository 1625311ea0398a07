package dev.rewardsync.console.page;

import dev.rewardsync.console.books.ReportQueries;
import dev.rewardsync.console.books.ReportQueries.MonthlyPoints;
import dev.rewardsync.console.report.BreakageReport;
import dev.rewardsync.console.report.LiabilityReport;
import dev.rewardsync.console.report.PointsReport;
import dev.rewardsync.console.rules.StoredRulesets;
import dev.rewardsync.rule.Ruleset;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The reports as plots and tables, with their CSV. */
@Controller
final class ReportsPage {

    private static final int MONTHS = 12;

    private final ReportQueries queries;
    private final StoredRulesets rulesets;
    private final Today today;
    private final PageFormat format;
    private final InstantSource clock = InstantSource.system();

    ReportsPage(ReportQueries queries, StoredRulesets rulesets, Today today, PageFormat format) {
        this.queries = queries;
        this.rulesets = rulesets;
        this.today = today;
        this.format = format;
    }

    /**
     * The points of a month, for the plots.
     *
     * @param second when the month begins in UTC, which plots take as its position
     */
    public record MonthSum(YearMonth month, long second, long issued, long redeemed, long expired, long takenBack) {}

    @GetMapping("/reports")
    String show(Model model) {
        Ruleset ruleset = rulesets.inForce().orElse(null);
        ZoneId zone = ruleset == null ? ZoneOffset.UTC : ruleset.zone();
        Instant now = clock.instant();
        YearMonth last = YearMonth.from(today.end().atZone(zone));
        YearMonth first = last.minusMonths(MONTHS - 1L);
        List<MonthlyPoints> points = PointsReport.months(queries, first, last, zone);
        model.addAttribute("months", months(first, last, points));
        model.addAttribute("points", ReportTable.of(new PointsReport(() -> points, zone), format));
        model.addAttribute("liability", ReportTable.of(new LiabilityReport(queries, ruleset, now), format));
        model.addAttribute("breakage", ReportTable.of(new BreakageReport(queries, now, zone), format));
        model.addAttribute("leastLots", BreakageReport.LEAST_LOTS);
        model.addAttribute("today", LocalDate.ofInstant(now, zone));
        model.addAttribute("timezone", zone.getId());
        return "reports";
    }

    private static List<MonthSum> months(YearMonth first, YearMonth last, List<MonthlyPoints> parts) {
        List<MonthSum> months = new ArrayList<>(MONTHS);
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(sum(month, parts));
        }
        return months;
    }

    private static MonthSum sum(YearMonth month, List<MonthlyPoints> parts) {
        List<MonthlyPoints> ofMonth =
                parts.stream().filter(part -> part.month().equals(month)).toList();
        return new MonthSum(
                month,
                month.atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                ofMonth.stream().mapToLong(MonthlyPoints::issued).sum(),
                ofMonth.stream().mapToLong(MonthlyPoints::redeemed).sum(),
                ofMonth.stream().mapToLong(MonthlyPoints::expired).sum(),
                ofMonth.stream().mapToLong(MonthlyPoints::takenBack).sum());
    }
}
