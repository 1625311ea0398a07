package dev.rewardsync.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The confirmation of an erasure.
 *
 * @param customerId the id of the customer once more
 * @param by the name of the person; null if the request does not say it
 */
public record ErasureConfirmation(
        String customerId, @Nullable String by) {

    private static final List<String> FIELDS = List.of("customerId", "by");

    /** Reads a confirmation. */
    public static ParseResult<ErasureConfirmation> read(byte[] request) {
        FieldErrors errors = new FieldErrors();
        try {
            JsonFields fields = new JsonFields(StrictJsonParser.read(request), errors);
            fields.allowOnly(FIELDS::contains);
            ErasureConfirmation read =
                    new ErasureConfirmation(OutputFields.text(fields, "customerId"), fields.label("by"));
            return errors.isEmpty() ? new ParseResult.Parsed<>(read) : ParseResult.Failed.invalid(errors);
        } catch (MalformedJsonException e) {
            return ParseResult.Failed.malformed(e);
        }
    }

    /** Returns the confirmation without the person, as JSON. */
    public static byte[] of(String customerId) {
        return JsonObjectWriter.write(json -> json.text("customerId", customerId));
    }
}
