package dev.rewardsync.console.page;

import dev.rewardsync.console.access.Person;
import dev.rewardsync.console.action.ActionFailedException;
import dev.rewardsync.console.action.ActionRequest;
import dev.rewardsync.console.action.CustomerEraser;
import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.json.ErasureConfirmation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Erases a customer: a form that asks for the id once more, and the result. */
@Controller
final class ErasePage {

    private static final String FORM = "erase";

    private final CustomerQueries customers;
    private final CustomerEraser eraser;
    private final InstantSource clock = InstantSource.system();

    ErasePage(CustomerQueries customers, CustomerEraser eraser) {
        this.customers = customers;
        this.eraser = eraser;
    }

    /**
     * The form as it was typed in.
     *
     * @param id the id of the action
     * @param confirmation the id of the customer
     */
    public record Form(@Nullable String id, @Nullable String confirmation) {}

    @GetMapping("/customers/{segment}/erase")
    String show(@PathVariable String segment, Model model) {
        String customerId = PageLinks.id(segment);
        if (customers.find(customerId).isEmpty()) {
            throw new UnknownPageException("There is no customer with this id.");
        }
        model.addAttribute("customerId", customerId);
        model.addAttribute("form", new Form(UUID.randomUUID().toString(), null));
        return FORM;
    }

    /** Erases. The customer may already be gone from the database, if the request is sent again. */
    @PostMapping("/customers/{segment}/erase")
    String erase(@PathVariable String segment, Form form, Model model, HttpServletResponse response) {
        String customerId = PageLinks.id(segment);
        try {
            ActionRequest request = ActionRequest.of(form.id(), Person.current(), clock.instant());
            String typed =
                    form.confirmation() == null ? "" : form.confirmation().strip();
            model.addAttribute("entries", eraser.erase(request, customerId, ErasureConfirmation.of(typed)));
            return "erase-done";
        } catch (ActionFailedException e) {
            response.setStatus(e.status().value());
            model.addAttribute("customerId", customerId);
            model.addAttribute("form", form);
            model.addAttribute("failure", e);
            return FORM;
        }
    }
}
