package dev.rewardsync.kafka;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The dead letters of a Kafka, to be looked at and to be put back on the topics that they came from. */
public final class DeadLetterTopics implements AutoCloseable {

    private final Map<String, String> client;
    private final TopicReader reader;

    private DeadLetterTopics(Map<String, String> client, TopicReader reader) {
        this.client = client;
        this.reader = reader;
    }

    /**
     * The dead letters of a Kafka.
     *
     * @param client how to reach it, by the names of its own client settings
     */
    public static DeadLetterTopics open(Map<String, String> client) throws KafkaAccessException {
        return new DeadLetterTopics(client, TopicReader.open(client));
    }

    /** The topics that there are, of those that may be seen. */
    public Set<String> topics() throws KafkaAccessException {
        return reader.topics();
    }

    /** Tells of every dead letter that is meant what would become of it. */
    public void list(DeadLetterFilter choice, BiConsumer<StoredDeadLetter, ReplayStatus> each)
            throws KafkaAccessException {
        list(topics(), choice, each);
    }

    private void list(Set<String> topics, DeadLetterFilter choice, BiConsumer<StoredDeadLetter, ReplayStatus> each)
            throws KafkaAccessException {
        ReplayLog marks = topics.contains(ReplayLog.TOPIC) ? ReplayLog.read(reader, choice.topics()) : new ReplayLog();
        reader.read(choice.topics(), record -> {
            StoredDeadLetter letter = new StoredDeadLetter(record);
            if (choice.includes(letter)) {
                each.accept(letter, marks.has(letter) ? new ReplayStatus.Done() : letter.fate(topics));
            }
        });
    }

    /**
     * Puts back every dead letter that is meant and can be, each together with its mark, and tells of it then. One that
     * was put back before is left. Whoever does the same elsewhere is stopped.
     */
    public void replay(DeadLetterFilter choice, BiConsumer<StoredDeadLetter, ReplayStatus> each)
            throws KafkaAccessException, InterruptedException {
        if (!topics().contains(ReplayLog.TOPIC)) {
            ReplayLog.create(client);
        }
        try (DeadLetterReplay replay = DeadLetterReplay.begin(client, each)) { // from here on, nobody else makes marks
            Set<String> topics = topics();
            if (!topics.contains(ReplayLog.TOPIC)) {
                throw new KafkaAccessException(
                        "topic %s is there and can't be seen: it must be allowed to describe, read and write it"
                                .formatted(ReplayLog.TOPIC));
            }
            list(topics, choice, replay::add);
            replay.finish();
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
