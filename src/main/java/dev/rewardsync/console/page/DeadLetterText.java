package dev.rewardsync.console.page;

/**
 * The reason of a dead letter in plain words; see docs/records.md.
 *
 * @param title what is wrong, in a few words
 * @param advice what a person can do about it
 */
public record DeadLetterText(String title, String advice) {

    /** Returns the words for a code. An unknown code, of a newer worker, has no advice of its own. */
    public static DeadLetterText of(String code) {
        return switch (code) {
            case "MALFORMED_JSON" ->
                new DeadLetterText(
                        "Not valid JSON", "Correct the program that wrote the event, and let it send the event again.");
            case "INVALID_EVENT" ->
                new DeadLetterText(
                        "Fields are missing or wrong",
                        "Correct the event in the shop, and let it send the event again.");
            case "TOO_LARGE" ->
                new DeadLetterText(
                        "Larger than 1 MiB",
                        "Let the shop leave out data that the ERP does not need, and send it again.");
            case "CONFLICTING_DUPLICATE" ->
                new DeadLetterText(
                        "The same event came before with other content",
                        "The first one stays in force. Find out which one is right; a changed order needs a higher revision.");
            case "UNKNOWN_ORDER" ->
                new DeadLetterText(
                        "Its order did not come within 7 days",
                        "Find the missing order, or the wrong customer id. Let the shop send the order, then put this"
                                + " record back.");
            case "INTERNAL_ERROR" ->
                new DeadLetterText(
                        "The worker failed on it",
                        "Leave the record where it is, and report it with the worker's log. Put it back after the update.");
            default -> new DeadLetterText(code, "");
        };
    }
}
