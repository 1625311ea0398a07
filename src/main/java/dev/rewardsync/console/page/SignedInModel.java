package dev.rewardsync.console.page;

import dev.rewardsync.console.access.Person;
import dev.rewardsync.console.access.Role;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Adds who looks at a page to its model: {@code person}, and whether it may act: {@code operator}. */
@ControllerAdvice
final class SignedInModel {

    @ModelAttribute
    void add(Model model) {
        model.addAttribute("person", Person.current());
        model.addAttribute("operator", Person.current().is(Role.OPERATOR));
    }
}
