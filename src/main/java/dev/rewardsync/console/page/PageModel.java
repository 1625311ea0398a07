package dev.rewardsync.console.page;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Adds what all templates use to their model: {@code format}, {@code links} and {@code words}. */
@ControllerAdvice
final class PageModel {

    private final PageFormat format;
    private final PageLinks links;
    private final Words words;

    PageModel(PageFormat format, PageLinks links, Words words) {
        this.format = format;
        this.links = links;
        this.words = words;
    }

    @ModelAttribute
    void add(Model model) {
        model.addAttribute("format", format);
        model.addAttribute("links", links);
        model.addAttribute("words", words);
    }
}
