package dev.rewardsync.console.page;

import dev.rewardsync.console.access.Person;
import dev.rewardsync.console.action.ActionFailedException;
import dev.rewardsync.console.action.ActionRequest;
import dev.rewardsync.console.action.DeadLetterReplayer;
import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.DeadLetterQueries.LetterCount;
import dev.rewardsync.console.books.DeadLetterQueries.LetterFilter;
import dev.rewardsync.json.ReplayRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/** Puts dead letters back: asks for a confirmation, and shows the result. */
@Controller
final class ReplayPage {

    private final DeadLetterReplayer replayer;
    private final DeadLetterQueries letters;
    private final InstantSource clock = InstantSource.system();

    ReplayPage(DeadLetterReplayer replayer, DeadLetterQueries letters) {
        this.replayer = replayer;
        this.letters = letters;
    }

    /**
     * What to put back.
     *
     * @param id the id of the action; null before the confirmation
     * @param partition null for all dead letters of the topic with the code
     * @param code null or empty for all codes
     */
    public record Form(
            @Nullable String id,
            String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            @Nullable String code) {

        private @Nullable String wantedCode() {
            return code == null || code.isEmpty() ? null : code;
        }
    }

    /** Shows what would be put back. */
    @PostMapping("/dead-letters/replay")
    String confirm(Form form, Model model) {
        model.addAttribute(
                "form",
                new Form(UUID.randomUUID().toString(), form.topic(), form.partition(), form.offset(), form.code()));
        model.addAttribute("count", form.partition() == null ? count(form) : 1);
        return "replay-confirm";
    }

    private long count(Form form) {
        return letters.counts(new LetterFilter(form.topic(), form.wantedCode(), null)).stream()
                .mapToLong(LetterCount::letters)
                .sum();
    }

    /** Puts back. */
    @PostMapping("/dead-letters/replay/confirmed")
    String replay(Form form, Model model, HttpServletResponse response) {
        ReplayRequest wanted =
                new ReplayRequest(form.topic(), form.partition(), form.offset(), form.wantedCode(), null, null, null);
        try {
            ActionRequest request = ActionRequest.of(form.id(), Person.current(), clock.instant());
            model.addAttribute("result", replayer.replay(request, wanted.selection()));
        } catch (ActionFailedException e) {
            response.setStatus(e.status().value());
            model.addAttribute("failure", e);
        }
        return "replay-done";
    }
}
