package dev.rewardsync.stream;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Which dead letters were put back: a compacted topic whose keys are their places and whose values their timestamps in
 * milliseconds, which tell them from those of a topic of the same name that was deleted.
 */
final class ReplayMarks {

    private final String topic;
    private final Map<String, String> timestampsByPlace = new HashMap<>();

    ReplayMarks(String topic) {
        this.topic = topic;
    }

    /** Creates the topic, which could not be seen. */
    void create(Map<String, String> client) throws KafkaProblem, InterruptedException {
        NewTopic marks = new NewTopic(topic, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(client))) {
            admin.createTopics(List.of(marks)).all().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TopicExistsException
                    ? new KafkaProblem(
                            "topic %s is there and could not be seen: to describe, read and write it must be allowed"
                                    .formatted(topic))
                    : KafkaProblem.of(e);
        }
    }

    /** Reads all marks; none where the topic is not there. */
    void read(TopicReader reader) throws KafkaProblem {
        if (reader.topics().contains(topic)) {
            reader.read(List.of(topic), mark -> {
                if (mark.key() != null && mark.value() != null) {
                    timestampsByPlace.put(text(mark.key()), text(mark.value()));
                }
            });
        }
    }

    boolean has(DeadLetterFound letter) {
        return timestamp(letter).equals(timestampsByPlace.get(letter.record().place()));
    }

    /** The mark of a dead letter. */
    ProducerRecord<byte[], byte[]> of(DeadLetterFound letter) {
        return new ProducerRecord<>(topic, bytes(letter.record().place()), bytes(timestamp(letter)));
    }

    private static String timestamp(DeadLetterFound letter) {
        return Long.toString(letter.record().at().toEpochMilli());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
