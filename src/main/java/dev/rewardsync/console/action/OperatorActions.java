package dev.rewardsync.console.action;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.json.OperatorAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Does what operators want, each action in two steps: it is written to the operator log, and then done. A request that is
 * sent again is not written again, but done again: so a request that failed after the first step can be repeated.
 */
public final class OperatorActions {

    /** Actions that were logged so recently that they may not be in the database yet. */
    private static final int RECENT = 1_000;

    /** As long as an action waits for those before it. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Duration maxWait;
    private final OperatorLog log;
    private final ActionQueries logged;

    private final Map<String, OperatorAction> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OperatorAction> eldest) {
            return size() > RECENT;
        }
    };

    OperatorActions(OperatorLog log, ActionQueries logged) {
        this(log, logged, MAX_WAIT);
    }

    OperatorActions(OperatorLog log, ActionQueries logged, Duration maxWait) {
        this.maxWait = maxWait;
        this.log = log;
        this.logged = logged;
    }

    /** The second step of an action. It must have no further effect if it is done again. */
    @FunctionalInterface
    public interface Step<T> {

        /**
         * Does it.
         *
         * @param loggedAt when the action was logged, also if this is a repetition of it
         * @throws ActionFailedException if it was not done
         */
        T run(Instant loggedAt) throws ActionFailedException;
    }

    /**
     * Logs an action and does it.
     *
     * @throws ActionFailedException if it could not be logged, if another action has its id, or if it was not done
     */
    public <T> T perform(OperatorAction action, Step<T> step) throws ActionFailedException {
        return step.run(log(action).at());
    }

    /** Logs an action, unless it is a repetition. Returns the action as it was logged first. */
    private OperatorAction log(OperatorAction action) throws ActionFailedException {
        requireTurn();
        try {
            return logInTurn(action);
        } finally {
            turn.unlock();
        }
    }

    /** Waits for the actions before this one; while Kafka does not answer, not for ever. */
    private void requireTurn() throws ActionFailedException {
        try {
            if (turn.tryLock(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ActionFailedException.unavailable(
                "The operator log does not answer, and other actions wait for it. Nothing was"
                        + " done. Send the request again.");
    }

    private OperatorAction logInTurn(OperatorAction action) throws ActionFailedException {
        OperatorAction earlier = earlier(action.actionId());
        if (earlier == null) {
            log.write(action);
            recent.put(action.actionId(), action);
            return action;
        }
        if (!isSame(earlier, action)) {
            throw ActionFailedException.conflict(
                    "Another action has this Idempotency-Key, so nothing was done. Send a new key.");
        }
        return earlier;
    }

    private @Nullable OperatorAction earlier(String actionId) throws ActionFailedException {
        OperatorAction known = recent.get(actionId);
        if (known != null) {
            return known;
        }
        try {
            return logged.find(actionId).orElse(null);
        } catch (DataAccessException e) {
            throw ActionFailedException.unavailable("The database does not answer, so nothing was done.");
        }
    }

    private static boolean isSame(OperatorAction earlier, OperatorAction action) {
        return earlier.action().equals(action.action())
                && earlier.by().equals(action.by())
                && Objects.equals(earlier.customerId(), action.customerId())
                && Objects.equals(earlier.customerHash(), action.customerHash())
                && Arrays.equals(earlier.details(), action.details());
    }
}
