package dev.rewardsync.console.action;

import dev.rewardsync.json.ErasureConfirmation;
import dev.rewardsync.json.FieldError;
import dev.rewardsync.json.ParseResult.Failed;
import dev.rewardsync.json.ParseResult.Parsed;
import dev.rewardsync.kafka.CustomerErasure;
import dev.rewardsync.kafka.ErasureKey;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Erases customers, as the command {@code erase} does. See docs/erasing.md. */
public final class CustomerEraser {

    private static final String NOT_CONFIRMED = "The erasure is not confirmed.";
    private static final byte[] NO_DETAILS = "{}".getBytes(StandardCharsets.UTF_8);

    private final OperatorActions actions;
    private final Worker worker;
    private final @Nullable ErasureKey key;

    /**
     * The worker that forgets the customers.
     *
     * @param client the Kafka client settings
     */
    record Worker(Map<String, Object> client, TopicNames topics, String applicationId) {}

    /**
     * Creates an eraser.
     *
     * @param key the worker's key; null if there is none, so that customers cannot be erased
     */
    CustomerEraser(OperatorActions actions, Worker worker, @Nullable ErasureKey key) {
        this.actions = actions;
        this.worker = worker;
        this.key = key;
    }

    /**
     * Erases a customer. A request that is sent again completes an erasure that was interrupted.
     *
     * @param body the confirmation as JSON; see docs/console.md
     * @return the number of ledger entries that were deleted
     */
    public int erase(ActionRequest request, String customerId, byte[] body) throws ActionFailedException {
        if (key == null) {
            throw ActionFailedException.conflict(
                    "Customers cannot be erased: the console has no rewardsync.erasure.key. Nothing was done.");
        }
        String by = request.name(confirmation(customerId, body).by(), NOT_CONFIRMED);
        return actions.perform(
                request.erasure(by, key.hexHashOf(customerId), NO_DETAILS), loggedAt -> erase(customerId, key));
    }

    private static ErasureConfirmation confirmation(String customerId, byte[] body) throws ActionFailedException {
        ErasureConfirmation confirmation = switch (ErasureConfirmation.read(body)) {
            case Parsed<ErasureConfirmation>(ErasureConfirmation read) -> read;
            case Failed<ErasureConfirmation> failed -> throw invalid(failed.errors());
        };
        if (!confirmation.customerId().equals(customerId)) {
            throw invalid(List.of(new FieldError("/customerId", "expected the id of the customer once more")));
        }
        return confirmation;
    }

    private static ActionFailedException invalid(List<FieldError> errors) {
        return ActionFailedException.invalid(NOT_CONFIRMED, errors);
    }

    private int erase(String customerId, ErasureKey ownKey) throws ActionFailedException {
        try (CustomerErasure erasure = CustomerErasure.open(worker.client(), worker.topics(), worker.applicationId())) {
            return erasure.erase(customerId, ownKey, CustomerErasure.Progress.NONE);
        } catch (KafkaAccessException e) {
            throw ActionFailedException.unavailable(
                    "The action is in the operator log, but the erasure is not complete: " + e.getMessage()
                            + ". Sending the request again continues it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ActionFailedException.unavailable("The console stops.");
        }
    }
}
