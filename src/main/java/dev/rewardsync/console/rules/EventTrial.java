package dev.rewardsync.console.rules;

import dev.rewardsync.account.Account;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.json.RawFields;
import dev.rewardsync.offline.EventExplainer;
import dev.rewardsync.offline.InvalidLineException;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An event that was tried with a ruleset.
 *
 * @param explanation why each rule applies or not; empty if the event could not be read
 * @param errors the errors in the event; empty if it is valid
 */
public record EventTrial(String explanation, List<String> errors) {

    /**
     * Tries an event. Nothing is written.
     *
     * @param type the type of the event, such as {@code order-placed}
     * @param event the event as JSON, or an input line of the command {@code process}
     * @param customerId the customer whose figures are taken from the database; empty for a new customer
     */
    public static EventTrial of(
            Ruleset ruleset, StoredAccounts accounts, String type, String event, String customerId) {
        EventExplainer explainer = new EventExplainer(ruleset);
        if (!customerId.isEmpty()) {
            Optional<Account> account = accounts.find(customerId, ruleset);
            if (account.isEmpty()) {
                return failed("There is no customer with this id.");
            }
            explainer.open(account.get());
        }
        try {
            explainer.process(line(type, event.getBytes(StandardCharsets.UTF_8)));
            return new EventTrial(explainer.text(), explainer.rejections());
        } catch (InvalidLineException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (RawFields.NotAnObjectException e) {
            return failed("The event is not a JSON object: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // everything is in memory
        }
    }

    private static EventTrial failed(String error) {
        return new EventTrial("", List.of(error));
    }

    /** Returns an input line: the given one, on one line, or one with the event. */
    private static byte[] line(String type, byte[] given) throws RawFields.NotAnObjectException {
        RawFields fields = RawFields.read(given);
        if (fields.get("topic") != null && fields.get("value") != null) {
            return given;
        }
        return JsonObjectWriter.write(
                json -> json.text("topic", TopicNames.INPUT_PREFIX + type).rawJson("value", given));
    }
}
