package dev.rewardsync.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the operator log: what a person did with the console.
 *
 * @param actionId the id of the action; a request that is sent again has the same id
 * @param action what was done, such as {@code adjust}
 * @param at when
 * @param by the name of the person
 * @param subject the issuer's id of the person, who can change the name; null if the sign-in has none
 * @param signIn how the person signed in, such as {@code token}
 * @param role the person's role
 * @param customerId the customer; null if the action is not about one, or erases one
 * @param customerHash the keyed hash of an erased customer's id; null for other actions
 * @param details a JSON object in UTF-8 with what was done
 */
public record OperatorAction(
        String actionId,
        String action,
        Instant at,
        String by,
        @Nullable String subject,
        String signIn,
        String role,
        @Nullable String customerId,
        @Nullable String customerHash,
        byte[] details) {

    private static final String DETAILS = "details";

    /** Returns the record's value. */
    public byte[] value() {
        return JsonObjectWriter.write(json -> json.text("actionId", actionId)
                .text("action", action)
                .exactInstant("at", at)
                .text("by", by)
                .text("subject", subject)
                .text("signIn", signIn)
                .text("role", role)
                .text("customerId", customerId)
                .text("customerHash", customerHash)
                .rawJson(DETAILS, details));
    }

    /** Reads a record's value. */
    public static ParseResult<OperatorAction> read(byte[] value) {
        return OutputFields.read(
                value,
                null,
                fields -> new OperatorAction(
                        OutputFields.text(fields, "actionId"),
                        OutputFields.text(fields, "action"),
                        fields.instant("at"),
                        OutputFields.text(fields, "by"),
                        fields.text("subject"),
                        OutputFields.text(fields, "signIn"),
                        OutputFields.text(fields, "role"),
                        fields.optionalId("customerId"),
                        fields.text("customerHash"),
                        details(value)));
    }

    private static byte[] details(byte[] value) {
        try {
            RawFields.RawValue details = RawFields.read(value).get(DETAILS);
            return details == null ? "{}".getBytes(StandardCharsets.UTF_8) : details.utf8();
        } catch (RawFields.NotAnObjectException e) {
            throw new IllegalStateException("the value was read as an object", e);
        }
    }
}
