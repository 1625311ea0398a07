package dev.rewardsync.console.page;

import dev.rewardsync.console.action.ActionFailedException;
import dev.rewardsync.json.FieldError;
import dev.rewardsync.json.JsonObjectWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of an adjustment as it was typed in. Missing fields are null.
 *
 * @param id the id of the action
 * @param expires the last day on which the points are valid
 */
public record AdjustmentForm(
        @Nullable String id,
        @Nullable String points,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable String expires) {

    private static final Pattern POINTS = Pattern.compile("[+-]?[0-9]{1,18}");

    /** Returns the same form for another action. */
    AdjustmentForm renewed() {
        return new AdjustmentForm(UUID.randomUUID().toString(), points, reason, reference, expires);
    }

    /** Returns the request as JSON. */
    byte[] json(ZoneId zone) throws ActionFailedException {
        String typed = text(points).replace("\u2212", "-");
        if (!POINTS.matcher(typed).matches()) {
            throw invalid("points", "expected a whole number");
        }
        Instant expiresAt = expiresAt(zone);
        return JsonObjectWriter.write(json -> json.integer("points", Long.parseLong(typed))
                .text("reason", orNull(reason))
                .text("reference", orNull(reference))
                .instant("expiresAt", expiresAt));
    }

    private @Nullable Instant expiresAt(ZoneId zone) throws ActionFailedException {
        if (orNull(expires) == null) {
            return null;
        }
        try {
            return LocalDate.parse(text(expires)).plusDays(1).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw invalid("expires", "expected a day such as 2027-05-22");
        }
    }

    private static ActionFailedException invalid(String field, String message) {
        return ActionFailedException.invalid(
                "The adjustment is not valid.", List.of(new FieldError("/" + field, message)));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return text(typed).isEmpty() ? null : text(typed);
    }
}
