package dev.rewardsync.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Describes topics, of which some may not exist. */
public final class ExistingTopics {

    private ExistingTopics() {}

    /**
     * Returns the descriptions of those topics that exist.
     *
     * @throws TopicAuthorizationException if the client may not describe a topic; such a topic is not missing
     */
    public static Map<String, TopicDescription> of(Collection<String> names, Admin admin)
            throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> existing = new TreeMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                existing.put(topic.getKey(), topic.getValue().get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AuthorizationException) {
                    throw new TopicAuthorizationException("not authorized to describe the topic " + topic.getKey());
                }
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return existing;
    }

    /** Returns the number of partitions of each topic. */
    public static Map<String, Integer> partitions(Map<String, TopicDescription> topics) {
        Map<String, Integer> partitions = new TreeMap<>();
        topics.forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }
}
