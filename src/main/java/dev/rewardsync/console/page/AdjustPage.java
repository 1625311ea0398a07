package dev.rewardsync.console.page;

import dev.rewardsync.console.access.Person;
import dev.rewardsync.console.action.ActionFailedException;
import dev.rewardsync.console.action.ActionRequest;
import dev.rewardsync.console.action.PointsAdjuster;
import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.console.books.StoredCustomer;
import dev.rewardsync.console.rules.StoredRulesets;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.rule.Ruleset;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Corrects a customer's points: a form, its confirmation, and the result. */
@Controller
final class AdjustPage {

    private static final String FORM = "adjust";

    private final CustomerQueries customers;
    private final StoredRulesets rulesets;
    private final PointsAdjuster adjuster;
    private final InstantSource clock = InstantSource.system();

    AdjustPage(CustomerQueries customers, StoredRulesets rulesets, PointsAdjuster adjuster) {
        this.customers = customers;
        this.rulesets = rulesets;
        this.adjuster = adjuster;
    }

    @GetMapping("/customers/{segment}/adjust")
    String show(@PathVariable String segment, Model model) {
        find(segment, model);
        model.addAttribute("form", new AdjustmentForm(UUID.randomUUID().toString(), null, null, null, null));
        return FORM;
    }

    /** Shows what would be booked. */
    @PostMapping("/customers/{segment}/adjust")
    String check(@PathVariable String segment, AdjustmentForm form, Model model, HttpServletResponse response) {
        StoredCustomer customer = find(segment, model);
        model.addAttribute("form", form);
        try {
            PointsAdjusted event = adjuster.check(request(form), customer.customerId(), form.json(zone()));
            model.addAttribute("event", event);
            return "adjust-confirm";
        } catch (ActionFailedException e) {
            return failed(e, model, response);
        }
    }

    /** Books. */
    @PostMapping("/customers/{segment}/adjust/confirmed")
    String adjust(@PathVariable String segment, AdjustmentForm form, Model model, HttpServletResponse response) {
        StoredCustomer customer = find(segment, model);
        model.addAttribute("form", form);
        try {
            PointsAdjusted event = adjuster.adjust(request(form), customer.customerId(), form.json(zone()));
            model.addAttribute("event", event);
            return "adjust-done";
        } catch (ActionFailedException e) {
            if (e.status() == HttpStatus.CONFLICT) { // the form was sent before, with other points
                model.addAttribute("form", form.renewed());
            }
            return failed(e, model, response);
        }
    }

    private ActionRequest request(AdjustmentForm form) throws ActionFailedException {
        return ActionRequest.of(form.id(), Person.current(), clock.instant());
    }

    private static String failed(ActionFailedException failure, Model model, HttpServletResponse response) {
        response.setStatus(failure.status().value());
        model.addAttribute("failure", failure);
        return FORM;
    }

    private StoredCustomer find(String segment, Model model) {
        StoredCustomer customer = customers
                .find(PageLinks.id(segment))
                .orElseThrow(() -> new UnknownPageException("There is no customer with this id."));
        model.addAttribute("customer", customer);
        return customer;
    }

    private ZoneId zone() {
        return rulesets.inForce().map(Ruleset::zone).orElse(ZoneOffset.UTC);
    }
}
