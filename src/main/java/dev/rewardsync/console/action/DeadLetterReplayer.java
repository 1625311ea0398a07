package dev.rewardsync.console.action;

import dev.rewardsync.json.FieldError;
import dev.rewardsync.json.ParseResult.Failed;
import dev.rewardsync.json.ParseResult.Parsed;
import dev.rewardsync.json.ReplayRequest;
import dev.rewardsync.kafka.DeadLetterFilter;
import dev.rewardsync.kafka.DeadLetterRecord;
import dev.rewardsync.kafka.DeadLetterTopics;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.ReplayStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Replays dead letters: writes them to the topics that they came from, each once. */
public final class DeadLetterReplayer {

    /** The number of rejected dead letters that a result lists. */
    private static final int MAX_LISTED = 100;

    private static final String INVALID = "The request for a replay is not valid.";

    private final OperatorActions actions;
    private final Map<String, Object> client;
    private final Set<String> deadLetterTopics;
    private final ReentrantLock running = new ReentrantLock();

    /**
     * Creates a replayer.
     *
     * @param client the Kafka client settings
     * @param deadLetterTopics the topics whose dead letters may be replayed
     */
    DeadLetterReplayer(OperatorActions actions, Map<String, Object> client, Set<String> deadLetterTopics) {
        this.actions = actions;
        this.client = client;
        this.deadLetterTopics = deadLetterTopics;
    }

    /** What happened to the selected dead letters. */
    public static final class Result {

        private long replayed;
        private long alreadyReplayed;
        private long rejected;
        private final List<Rejection> rejections = new ArrayList<>();

        /** A dead letter that cannot be replayed. */
        public record Rejection(String coordinates, String reason) {}

        private void add(DeadLetterRecord letter, ReplayStatus status) {
            switch (status) {
                case ReplayStatus.Replayable(String topic) -> replayed++;
                case ReplayStatus.Replayed() -> alreadyReplayed++;
                case ReplayStatus.Rejected(String reason) -> {
                    rejected++;
                    if (rejections.size() < MAX_LISTED) {
                        rejections.add(new Rejection(letter.record().coordinates(), reason));
                    }
                }
            }
        }

        /** Returns the number of dead letters that were replayed now. */
        public long replayed() {
            return replayed;
        }

        /** Returns the number of dead letters that had been replayed before. */
        public long alreadyReplayed() {
            return alreadyReplayed;
        }

        /** Returns the number of dead letters that cannot be replayed. */
        public long rejected() {
            return rejected;
        }

        /** Returns the first dead letters that cannot be replayed. */
        public List<Rejection> rejections() {
            return List.copyOf(rejections);
        }
    }

    /**
     * Replays dead letters.
     *
     * @param body the request as JSON; see docs/console.md
     */
    public Result replay(ActionRequest request, byte[] body) throws ActionFailedException {
        ReplayRequest wanted = read(body);
        String by = request.name(wanted.by(), INVALID);
        if (!running.tryLock()) {
            throw ActionFailedException.conflict(
                    "Another replay is running. Send the request again when it has ended.");
        }
        try {
            return actions.perform(
                    request.action(ActionType.REPLAY, by, null, wanted.selection()),
                    loggedAt -> replay(wanted, loggedAt));
        } finally {
            running.unlock();
        }
    }

    private ReplayRequest read(byte[] body) throws ActionFailedException {
        ReplayRequest wanted = switch (ReplayRequest.read(body)) {
            case Parsed<ReplayRequest>(ReplayRequest read) -> read;
            case Failed<ReplayRequest> failed -> throw invalid(failed.errors());
        };
        if (!deadLetterTopics.contains(wanted.topic())) {
            throw invalid(List.of(new FieldError("/topic", "expected one of the dead letter topics")));
        }
        return wanted;
    }

    private static ActionFailedException invalid(List<FieldError> errors) {
        return ActionFailedException.invalid(INVALID, errors);
    }

    private Result replay(ReplayRequest wanted, Instant loggedAt) throws ActionFailedException {
        Result result = new Result();
        try (DeadLetterTopics topics = DeadLetterTopics.open(client)) {
            topics.replay(List.of(wanted.topic()), selected(wanted, loggedAt), result::add);
            return result;
        } catch (KafkaAccessException e) {
            throw ActionFailedException.unavailable("The action is in the operator log, and " + result.replayed()
                    + " dead letters were replayed. Then it failed: " + e.getMessage() + ". Send the request again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ActionFailedException.unavailable("The console stops.");
        }
    }

    /** Selects dead letters from before the action was logged: a repetition replays none that came since. */
    private static Predicate<DeadLetterRecord> selected(ReplayRequest wanted, Instant loggedAt) {
        Instant to = wanted.to() == null || wanted.to().isAfter(loggedAt) ? loggedAt : wanted.to();
        Set<String> codes = wanted.code() == null ? Set.of() : Set.of(wanted.code());
        DeadLetterFilter filter = new DeadLetterFilter(List.of(wanted.topic()), codes, wanted.from(), to);
        return letter -> filter.includes(letter)
                && (wanted.partition() == null
                        || wanted.partition() == letter.record().partition())
                && (wanted.offset() == null
                        || wanted.offset() == letter.record().offset());
    }
}
