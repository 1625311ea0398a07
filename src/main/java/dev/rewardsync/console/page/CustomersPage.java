package dev.rewardsync.console.page;

import dev.rewardsync.console.books.CustomerQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds customers by the beginning of their id. Ids are sent in bodies, so that no query string contains one. */
@Controller
final class CustomersPage {

    private static final String TEMPLATE = "customers";
    private static final int SIZE = 25;

    private final CustomerQueries customers;

    CustomersPage(CustomerQueries customers) {
        this.customers = customers;
    }

    @GetMapping("/customers")
    String show(Model model) {
        return list("", null, TEMPLATE, model);
    }

    /**
     * Shows the customers with a prefix.
     *
     * @param cursor of the page before; null for the first page
     * @param fragment not null if a script wants the results only
     */
    @PostMapping("/customers/search")
    String search(
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Htmx.REQUEST, required = false) @Nullable String fragment,
            Model model) {
        return list(prefix.strip(), cursor, fragment == null ? TEMPLATE : TEMPLATE + " :: results", model);
    }

    private String list(String prefix, @Nullable String cursor, String view, Model model) {
        model.addAttribute("prefix", prefix);
        model.addAttribute("customers", customers.byIdPrefix(prefix, cursor, SIZE));
        return view;
    }
}
