package dev.rewardsync.console.page;

import dev.rewardsync.console.api.NextTiers;
import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.console.books.CustomerQueries.LotState;
import dev.rewardsync.console.books.HistoryQueries;
import dev.rewardsync.console.books.OrderQueries;
import dev.rewardsync.console.books.Page;
import dev.rewardsync.console.books.StoredCustomer;
import dev.rewardsync.console.rules.StoredRulesets;
import dev.rewardsync.ledger.EntryType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** One customer: balance, tier, what expires when, history and orders. */
@Controller
final class CustomerPage {

    private static final int ENTRIES = 25;
    private static final int ORDERS = 10;

    private final CustomerQueries customers;
    private final HistoryQueries histories;
    private final OrderQueries orders;
    private final StoredRulesets rulesets;
    private final NextTiers nextTiers;
    private final PageFormat format;

    CustomerPage(
            CustomerQueries customers,
            HistoryQueries histories,
            OrderQueries orders,
            StoredRulesets rulesets,
            NextTiers nextTiers,
            PageFormat format) {
        this.customers = customers;
        this.histories = histories;
        this.orders = orders;
        this.rulesets = rulesets;
        this.nextTiers = nextTiers;
        this.format = format;
    }

    @GetMapping("/customers/{segment}")
    String show(@PathVariable String segment, HistoryForm form, Model model) {
        return page(find(segment), form, null, null, model);
    }

    private String page(
            StoredCustomer customer,
            HistoryForm form,
            @Nullable String historyCursor,
            @Nullable String ordersCursor,
            Model model) {
        model.addAttribute("customer", customer);
        model.addAttribute("types", EntryType.values());
        model.addAttribute(
                "tier",
                rulesets.inForce()
                        .map(ruleset -> TierProgress.of(nextTiers.of(customer), ruleset, format))
                        .orElse(null));
        addHistory(customer, form, historyCursor, model);
        addOrders(customer, ordersCursor, model);
        model.addAttribute("lots", customers.lotTotals(customer.customerId()));
        model.addAttribute(
                "expiry",
                ExpiryPlan.of(
                        customers.lots(customer.customerId(), LotState.OPEN, null, Page.MAX_SIZE), format.zone()));
        return "customer";
    }

    /**
     * Continues the history.
     *
     * @param fragment not null if a script wants the rows only
     */
    @GetMapping("/customers/{segment}/history")
    String history(
            @PathVariable String segment,
            HistoryForm form,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Htmx.REQUEST, required = false) @Nullable String fragment,
            Model model) {
        if (fragment == null) {
            return page(find(segment), form, cursor, null, model);
        }
        addHistory(find(segment), form, cursor, model);
        return "customer :: entries";
    }

    /**
     * Continues the orders.
     *
     * @param fragment not null if a script wants the rows only
     */
    @GetMapping("/customers/{segment}/orders")
    String orders(
            @PathVariable String segment,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Htmx.REQUEST, required = false) @Nullable String fragment,
            Model model) {
        if (fragment == null) {
            return page(find(segment), new HistoryForm(null, null, null), null, cursor, model);
        }
        addOrders(find(segment), cursor, model);
        return "customer :: orders";
    }

    private StoredCustomer find(String segment) {
        return customers
                .find(PageLinks.id(segment))
                .orElseThrow(() -> new UnknownPageException("There is no customer with this id."));
    }

    private void addHistory(StoredCustomer customer, HistoryForm form, @Nullable String cursor, Model model) {
        model.addAttribute("customer", customer);
        model.addAttribute("form", form);
        model.addAttribute("entries", histories.of(customer.customerId(), form.filter(format.zone()), cursor, ENTRIES));
    }

    private void addOrders(StoredCustomer customer, @Nullable String cursor, Model model) {
        model.addAttribute("customer", customer);
        model.addAttribute("orders", orders.ofCustomer(customer.customerId(), cursor, ORDERS));
    }
}
