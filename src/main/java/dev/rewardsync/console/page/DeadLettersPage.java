package dev.rewardsync.console.page;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.DeadLetterQueries.LetterCount;
import dev.rewardsync.console.books.DeadLetterQueries.LetterFilter;
import dev.rewardsync.console.books.StoredDeadLetter;
import dev.rewardsync.console.database.TopicPosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The records that could not take effect. */
@Controller
final class DeadLettersPage {

    private static final int SIZE = 25;

    private final DeadLetterQueries letters;
    private final ActionQueries actions;
    private final PageFormat format;

    DeadLettersPage(DeadLetterQueries letters, ActionQueries actions, PageFormat format) {
        this.letters = letters;
        this.actions = actions;
        this.format = format;
    }

    /**
     * The filter as it was typed in; null or empty parts do not limit the list.
     *
     * @param since a day
     */
    public record Filter(
            @Nullable String topic,
            @Nullable String code,
            @Nullable String since) {}

    @GetMapping("/dead-letters")
    String list(
            Filter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Htmx.REQUEST, required = false) @Nullable String fragment,
            Model model) {
        LetterFilter wanted = new LetterFilter(given(filter.topic()), given(filter.code()), begin(filter.since()));
        model.addAttribute("filter", filter);
        model.addAttribute("letters", letters.list(wanted, cursor, SIZE));
        if (fragment != null) {
            return "dead-letters :: rows";
        }
        List<LetterCount> counts = letters.counts(LetterFilter.ALL);
        model.addAttribute(
                "topics",
                counts.stream().map(LetterCount::topic).distinct().sorted().toList());
        model.addAttribute(
                "codes",
                counts.stream().map(LetterCount::code).distinct().sorted().toList());
        model.addAttribute(
                "total", counts.stream().mapToLong(LetterCount::letters).sum());
        return "dead-letters";
    }

    @GetMapping("/dead-letters/{topic}/{partition}/{offset}")
    String show(@PathVariable String topic, @PathVariable int partition, @PathVariable long offset, Model model) {
        StoredDeadLetter.WithValue found = letters.find(new TopicPosition(PageLinks.id(topic), partition), offset)
                .orElseThrow(() -> new UnknownPageException("There is no dead letter at this place."));
        byte[] value = found.value();
        model.addAttribute("letter", found.letter());
        model.addAttribute("replays", actions.replaysOf(found.letter()));
        model.addAttribute("text", DeadLetterText.of(found.letter().code()));
        model.addAttribute(
                "document",
                value == null ? null : RecordText.of(value, found.letter().detail()));
        model.addAttribute("cut", value != null && value.length < found.letter().documentBytes());
        return "dead-letter";
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    private @Nullable Instant begin(@Nullable String day) {
        try {
            return given(day) == null
                    ? null
                    : LocalDate.parse(String.valueOf(day))
                            .atStartOfDay(format.zone())
                            .toInstant();
        } catch (DateTimeException e) {
            return null; // browsers send valid days only
        }
    }
}
