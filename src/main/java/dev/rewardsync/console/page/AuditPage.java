package dev.rewardsync.console.page;

import dev.rewardsync.console.action.ActionType;
import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.ActionQueries.ActionFilter;
import dev.rewardsync.console.books.Page;
import dev.rewardsync.json.OperatorAction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What operators did. */
@Controller
final class AuditPage {

    private static final int SIZE = 50;

    private final ActionQueries actions;

    AuditPage(ActionQueries actions) {
        this.actions = actions;
    }

    @GetMapping("/audit")
    String show(Model model) {
        return search(null, null, null, model);
    }

    /** Shows the actions that a filter selects. Names are sent in the body: query strings end up in logs. */
    @PostMapping("/audit/search")
    String search(
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Page<OperatorAction> page = actions.list(new ActionFilter(given(action), given(by)), cursor, SIZE);
        model.addAttribute("actions", page.items().stream().map(ActionText::of).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("action", action);
        model.addAttribute("by", by);
        model.addAttribute(
                "types",
                Stream.of(ActionType.values()).map(ActionType::wireName).toList());
        return "audit";
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
