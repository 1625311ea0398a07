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
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reports as plots and tables, with their CSV. */
@Controller
final class ReportsPage {

    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");
    private static final int MONTHS = 12;
    private static final int MAX_MONTHS = 120;
    private static final int POINTS = 1;
    private static final int VALUE = 2;
    private static final int ESTIMATE = 3;

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
     * The months to show.
     *
     * @param from the first
     * @param to the last
     */
    public record Months(YearMonth from, YearMonth to) {

        /** Returns the wanted months, the last 120 of them at most; the twelve up to a month if they are not valid. */
        static Months of(@Nullable String from, @Nullable String to, YearMonth newest) {
            YearMonth last = month(to, newest);
            YearMonth first = month(from, last.minusMonths(MONTHS - 1L));
            YearMonth oldest = last.minusMonths(MAX_MONTHS - 1L);
            return first.isAfter(last)
                    ? new Months(last, last)
                    : new Months(first.isBefore(oldest) ? oldest : first, last);
        }

        private static YearMonth month(@Nullable String typed, YearMonth otherwise) {
            if (typed == null || !MONTH.matcher(typed).matches()) {
                return otherwise;
            }
            return YearMonth.parse(typed);
        }

        private List<YearMonth> list() {
            return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                    .toList();
        }
    }

    /**
     * The points of a month, for the plots.
     *
     * @param second when the month begins in UTC, which plots take as its position
     */
    public record MonthSum(
            YearMonth month,
            long second,
            long issued,
            long redeemed,
            long expired,
            long takenBack,
            long restored,
            long adjusted) {}

    @GetMapping("/reports")
    String show(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        Ruleset ruleset = rulesets.inForce().orElse(null);
        ZoneId zone = ruleset == null ? ZoneOffset.UTC : ruleset.zone();
        Instant now = clock.instant();
        Months months = Months.of(from, to, YearMonth.from(today.end().atZone(zone)));
        List<MonthlyPoints> points = PointsReport.months(queries, months.from(), months.to(), zone);
        ReportTable liability = ReportTable.of(new LiabilityReport(queries, ruleset, now), format);
        ReportTable breakage = ReportTable.of(new BreakageReport(queries, now, zone), format);
        model.addAttribute("chosen", months);
        model.addAttribute("newest", YearMonth.from(now.atZone(zone)));
        model.addAttribute(
                "months",
                months.list().stream().map(month -> sum(month, points)).toList());
        model.addAttribute("points", ReportTable.of(new PointsReport(() -> points, zone), format));
        model.addAttribute("liability", liability);
        model.addAttribute("liabilityPoints", ReportBar.of(liability, POINTS, -1));
        model.addAttribute("liabilityValue", ReportBar.of(liability, VALUE, -1));
        model.addAttribute("currency", ruleset == null ? "" : ruleset.currency().code());
        model.addAttribute("breakage", breakage);
        model.addAttribute("breakageBars", ReportBar.of(breakage, POINTS, ESTIMATE));
        model.addAttribute("leastLots", BreakageReport.LEAST_LOTS);
        model.addAttribute("today", LocalDate.ofInstant(now, zone));
        model.addAttribute("timezone", zone.getId());
        return "reports";
    }

    private static MonthSum sum(YearMonth month, List<MonthlyPoints> parts) {
        List<MonthlyPoints> ofMonth =
                parts.stream().filter(part -> part.month().equals(month)).toList();
        return new MonthSum(
                month,
                month.atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                sum(ofMonth, MonthlyPoints::issued),
                sum(ofMonth, MonthlyPoints::redeemed),
                sum(ofMonth, MonthlyPoints::expired),
                sum(ofMonth, MonthlyPoints::takenBack),
                sum(ofMonth, MonthlyPoints::restored),
                sum(ofMonth, MonthlyPoints::adjusted));
    }

    private static long sum(List<MonthlyPoints> parts, ToLongFunction<MonthlyPoints> figure) {
        return parts.stream().mapToLong(figure).sum();
    }
}
