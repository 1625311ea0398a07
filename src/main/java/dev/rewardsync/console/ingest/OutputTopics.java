package dev.rewardsync.console.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

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
        Map<String, ExistingTopic> existing = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, answer) -> {
            TopicDescription description = description(name, answer);
            if (description != null) {
                existing.put(
                        name,
                        new ExistingTopic(
                                description.topicId().toString(),
                                description.partitions().size()));
            }
        });
        return new OutputTopics(existing);
    }

    private static @Nullable TopicDescription description(String name, KafkaFuture<TopicDescription> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case UnknownTopicOrPartitionException missing -> null;
                case TopicAuthorizationException _ ->
                    throw new TopicAuthorizationException("not authorized to describe the topic " + name);
                case KafkaException failure -> throw failure;
                case null, default -> throw new KafkaException(e);
            };
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
