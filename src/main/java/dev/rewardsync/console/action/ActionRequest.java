package dev.rewardsync.console.action;

import dev.rewardsync.console.access.Person;
import dev.rewardsync.json.FieldError;
import dev.rewardsync.json.OperatorAction;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request for an action.
 *
 * @param actionId chosen by the client. A request that is sent again with the same id has no further effect
 * @param person who sends it
 * @param at when it came
 */
public record ActionRequest(String actionId, Person person, Instant at) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /**
     * Returns a request.
     *
     * @param actionId null or malformed ids are refused
     */
    public static ActionRequest of(@Nullable String actionId, Person person, Instant at) throws ActionFailedException {
        if (actionId == null || !ID.matcher(actionId).matches()) {
            throw ActionFailedException.invalid(
                    "Send a header Idempotency-Key with a new id for each action: 8 to 64 letters, digits or characters of"
                            + " ._- such as a UUID. If you repeat a request, repeat its id.",
                    List.of());
        }
        return new ActionRequest(actionId, person, at);
    }

    /** Returns the name of the person; null if the request's body has to say it. */
    public @Nullable String knownName() {
        return person.name().isEmpty() ? null : person.name();
    }

    /**
     * Returns the name of the person: the sign-in says it, or else the request's body.
     *
     * @param given the name in the body; null if there is none
     * @param refusal the message of the exception
     * @throws ActionFailedException if both say it, or neither
     */
    String name(@Nullable String given, String refusal) throws ActionFailedException {
        String known = knownName();
        if (known != null && given != null) {
            throw ActionFailedException.invalid(refusal, List.of(new FieldError("/by", "expected no such field")));
        }
        if (known != null) {
            return known;
        }
        if (given == null) {
            throw ActionFailedException.invalid(
                    refusal, List.of(new FieldError("/by", "expected the name of the person")));
        }
        return given;
    }

    /**
     * Returns the record of the operator log.
     *
     * @param by the name of the person
     * @param customerId the customer; null if the action is not about one
     * @param details a JSON object in UTF-8
     */
    public OperatorAction action(ActionType type, String by, @Nullable String customerId, byte[] details) {
        return action(type, by, customerId, null, details);
    }

    /** Returns the record for an erasure, which has a keyed hash instead of the customer's id. */
    public OperatorAction erasure(String by, String customerHash, byte[] details) {
        return action(ActionType.ERASE, by, null, customerHash, details);
    }

    private OperatorAction action(
            ActionType type, String by, @Nullable String customerId, @Nullable String customerHash, byte[] details) {
        return new OperatorAction(
                actionId,
                type.wireName(),
                at,
                by,
                person.subject(),
                person.signIn().wireName(),
                person.role().wireName(),
                customerId,
                customerHash,
                details);
    }
}
