package dev.rewardsync.console.ingest;

import dev.rewardsync.kafka.ExistingTopics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The topics that exist.
 *
 * @param byName id and number of partitions of each topic
 */
record OutputTopics(Map<String, ExistingTopic> byName) {

    /** A topic that exists. */
    record ExistingTopic(String id, int partitions) {}

    /**
     * Returns those of some topics that exist.
     *
     * @throws KafkaException if Kafka does not answer, or if the console may not see a topic
     */
    static OutputTopics of(List<String> names, Admin admin) {
        try {
            Map<String, ExistingTopic> existing = new HashMap<>();
            ExistingTopics.of(names, admin)
                    .forEach((name, topic) -> existing.put(
                            name,
                            new ExistingTopic(
                                    topic.topicId().toString(),
                                    topic.partitions().size())));
            return new OutputTopics(existing);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
