package dev.rewardsync.console.page;

import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.json.RawFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did, in words.
 *
 * @param title what was done
 * @param details with what
 */
public record ActionText(OperatorAction action, String title, String details) {

    /** Returns the text of an action. */
    static ActionText of(OperatorAction action) {
        return new ActionText(action, title(action.action()), details(action));
    }

    private static String title(String action) {
        return switch (action) {
            case "adjust" -> "Adjusted points";
            case "replay" -> "Put dead letters back";
            case "erase" -> "Erased a customer";
            default -> action;
        };
    }

    private static String details(OperatorAction action) {
        try {
            RawFields fields = RawFields.read(action.details());
            List<String> parts = new ArrayList<>();
            add(parts, "", fields, "points", " points");
            add(parts, "", fields, "reason", "");
            add(parts, "", fields, "reference", "");
            add(parts, "expires ", fields, "expiresAt", "");
            add(parts, "", fields, "topic", "");
            add(parts, "partition ", fields, "partition", "");
            add(parts, "offset ", fields, "offset", "");
            add(parts, "", fields, "code", "");
            add(parts, "from ", fields, "from", "");
            add(parts, "before ", fields, "to", "");
            return String.join(" · ", parts);
        } catch (RawFields.NotAnObjectException e) {
            return new String(action.details(), StandardCharsets.UTF_8);
        }
    }

    private static void add(List<String> parts, String before, RawFields fields, String name, String after) {
        RawFields.@Nullable RawValue value = fields.get(name);
        if (value != null) {
            parts.add(before + new String(value.utf8(), StandardCharsets.UTF_8) + after);
        }
    }
}
