package dev.rewardsync.console.page;

import dev.rewardsync.console.books.OverviewQueries;
import dev.rewardsync.console.books.OverviewQueries.OutstandingPoints;
import dev.rewardsync.console.ingest.Ingest;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the shop at a glance, and what needs attention. */
@Controller
final class TodayPage {

    /** As many orders or customers as a person looks through. */
    private static final int LISTED = 100;

    private final Today today;
    private final OverviewQueries overview;
    private final Ingest ingest;
    private final PageFormat format;

    TodayPage(Today today, OverviewQueries overview, Ingest ingest, PageFormat format) {
        this.today = today;
        this.overview = overview;
        this.ingest = ingest;
        this.format = format;
    }

    @GetMapping("/")
    String show(Model model) {
        OutstandingPoints outstanding = overview.outstanding();
        Instant end = today.end();
        model.addAttribute("outstanding", outstanding);
        model.addAttribute("month", today.month(end, outstanding, format.zone()));
        model.addAttribute("attention", today.attention(end, outstanding, format.zone()));
        model.addAttribute("lag", ingest.lagHistory());
        return "today";
    }

    @GetMapping("/attention/discrepancies")
    String discrepancies(Model model) {
        Instant end = today.end();
        model.addAttribute("until", end);
        model.addAttribute("doubtful", overview.withDiscrepancies(Today.begin(end), LISTED));
        return "discrepancies";
    }

    @GetMapping("/attention/overdrawn")
    String overdrawn(Model model) {
        model.addAttribute("outstanding", overview.outstanding());
        model.addAttribute("customers", overview.mostOverdrawn(LISTED));
        return "overdrawn";
    }
}
