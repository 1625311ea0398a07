package dev.rewardsync.console.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the shop at a glance, and what needs attention. */
@Controller
final class TodayPage {

    @GetMapping("/")
    String show() {
        return "today";
    }
}
