package dev.rewardsync.console.page;

import dev.rewardsync.console.books.BalanceQueries;
import dev.rewardsync.console.books.BalanceQueries.PastBalance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The balances of all customers at the end of a day, the highest first. */
@Controller
final class BalancesPage {

    private static final int SIZE = 50;
    /** As far as a person reads on; the CSV has all customers. */
    private static final int MAX_SKIP = 10_000;

    private final BalanceQueries balances;
    private final PageFormat format;
    private final InstantSource clock = InstantSource.system();

    BalancesPage(BalanceQueries balances, PageFormat format) {
        this.balances = balances;
        this.format = format;
    }

    /**
     * Shows a part of the balances. Addresses contain a number instead of the customer at which a part begins.
     *
     * @param date null or invalid for today
     * @param skip the number of customers before the first one
     * @param fragment not null if a script wants the rows only
     */
    @GetMapping("/reports/balances")
    String show(
            @RequestParam(required = false) @Nullable String date,
            @RequestParam(defaultValue = "0") int skip,
            @RequestHeader(name = Htmx.REQUEST, required = false) @Nullable String fragment,
            Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), format.zone());
        LocalDate day = day(date, today);
        Instant end = day.plusDays(1).atStartOfDay(format.zone()).toInstant();
        int begin = Math.clamp(skip, 0, MAX_SKIP);
        List<PastBalance> rows = balances.highest(end, begin, SIZE + 1);
        boolean isLast = rows.size() <= SIZE || begin + SIZE > MAX_SKIP;
        model.addAttribute("day", day);
        model.addAttribute("rows", rows.subList(0, Math.min(SIZE, rows.size())));
        model.addAttribute("next", isLast ? null : begin + SIZE);
        if (fragment != null) {
            return "balances :: rows";
        }
        model.addAttribute("today", today);
        model.addAttribute("totals", balances.totals(end));
        return "balances";
    }

    private static LocalDate day(@Nullable String typed, LocalDate today) {
        if (typed == null || typed.isEmpty()) {
            return today;
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.getYear() < 1 || day.isAfter(today) ? today : day;
        } catch (DateTimeException e) {
            return today; // browsers send valid days only
        }
    }
}
