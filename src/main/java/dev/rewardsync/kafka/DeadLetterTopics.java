package dev.rewardsync.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Lists dead letters and replays them to the topics that they came from. */
public final class DeadLetterTopics implements AutoCloseable {

    private final Map<String, ?> client;
    private final TopicReader reader;

    private DeadLetterTopics(Map<String, ?> client, TopicReader reader) {
        this.client = client;
        this.reader = reader;
    }

    /**
     * Opens the dead letters of a Kafka cluster.
     *
     * @param client the Kafka client settings
     * @throws KafkaAccessException if the settings are invalid
     */
    public static DeadLetterTopics open(Map<String, ?> client) throws KafkaAccessException {
        return new DeadLetterTopics(client, TopicReader.open(client));
    }

    /** Returns the topics that exist and that the client may see. */
    public Set<String> topics() throws KafkaAccessException {
        return reader.topics();
    }

    /**
     * Passes every selected dead letter to a listener, with its replay status.
     *
     * @throws KafkaAccessException if a topic does not exist or Kafka does not respond
     */
    public void list(DeadLetterFilter filter, BiConsumer<DeadLetterRecord, ReplayStatus> listener)
            throws KafkaAccessException {
        list(filter.topics(), filter::includes, listener);
    }

    /** Passes every selected dead letter to a listener, with what a replay would do. */
    public void list(
            List<String> deadLetterTopics,
            Predicate<DeadLetterRecord> selected,
            BiConsumer<DeadLetterRecord, ReplayStatus> listener)
            throws KafkaAccessException {
        Set<String> topics = topics();
        ReplayLog log = reader.exists(ReplayLog.TOPIC) ? ReplayLog.read(reader, deadLetterTopics) : new ReplayLog();
        reader.read(deadLetterTopics, record -> {
            DeadLetterRecord letter = new DeadLetterRecord(record);
            if (selected.test(letter)) {
                listener.accept(
                        letter, log.contains(letter) ? new ReplayStatus.Replayed() : letter.replayStatus(topics));
            }
        });
    }

    /**
     * Replays every selected dead letter that can be replayed, and passes it to a listener after its transaction.
     * Stops any other replay that is running.
     *
     * @throws KafkaAccessException if a topic does not exist, Kafka does not respond, or another replay was
     *     started
     */
    public void replay(
            List<String> deadLetterTopics,
            Predicate<DeadLetterRecord> selected,
            BiConsumer<DeadLetterRecord, ReplayStatus> listener)
            throws KafkaAccessException, InterruptedException {
        if (!reader.exists(ReplayLog.TOPIC)) {
            ReplayLog.create(client);
        }
        try (DeadLetterReplay replay =
                DeadLetterReplay.begin(client, listener)) { // fences off other writers of the log
            if (!reader.exists(ReplayLog.TOPIC)) {
                throw new KafkaAccessException(
                        "topic %s was created and is not known to all brokers yet; run the command again"
                                .formatted(ReplayLog.TOPIC));
            }
            list(deadLetterTopics, selected, replay::add);
            replay.finish();
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
