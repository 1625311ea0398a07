package dev.rewardsync.stream;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The dead letters of a Kafka, to be looked at and to be put back on the topics that they came from. */
public final class DeadLetterBox implements AutoCloseable {

    private final Map<String, String> client;
    private final TopicReader reader;

    private DeadLetterBox(Map<String, String> client, TopicReader reader) {
        this.client = client;
        this.reader = reader;
    }

    /**
     * The dead letters of a Kafka.
     *
     * @param client how to reach it, by the names of its own client settings
     */
    public static DeadLetterBox open(Map<String, String> client) throws KafkaProblem {
        return new DeadLetterBox(client, TopicReader.open(client));
    }

    /** The topics that there are, of those that may be seen. */
    public Set<String> topics() throws KafkaProblem {
        return reader.topics();
    }

    /** Tells of every dead letter that is meant what would become of it. */
    public void list(DeadLetterChoice choice, BiConsumer<DeadLetterFound, DeadLetterFate> each) throws KafkaProblem {
        list(topics(), choice, each);
    }

    private void list(Set<String> topics, DeadLetterChoice choice, BiConsumer<DeadLetterFound, DeadLetterFate> each)
            throws KafkaProblem {
        ReplayMarks marks =
                topics.contains(ReplayMarks.TOPIC) ? ReplayMarks.read(reader, choice.topics()) : new ReplayMarks();
        reader.read(choice.topics(), record -> {
            DeadLetterFound letter = new DeadLetterFound(record);
            if (choice.includes(letter)) {
                each.accept(letter, marks.has(letter) ? new DeadLetterFate.Done() : letter.fate(topics));
            }
        });
    }

    /**
     * Puts back every dead letter that is meant and can be, each together with its mark, and tells of it then. One that
     * was put back before is left. Whoever does the same elsewhere is stopped.
     */
    public void replay(DeadLetterChoice choice, BiConsumer<DeadLetterFound, DeadLetterFate> each)
            throws KafkaProblem, InterruptedException {
        if (!topics().contains(ReplayMarks.TOPIC)) {
            ReplayMarks.create(client);
        }
        try (DeadLetterReplay replay = DeadLetterReplay.begin(client, each)) { // from here on, nobody else makes marks
            Set<String> topics = topics();
            if (!topics.contains(ReplayMarks.TOPIC)) {
                throw new KafkaProblem(
                        "topic %s is there and can't be seen: it must be allowed to describe, read and write it"
                                .formatted(ReplayMarks.TOPIC));
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
