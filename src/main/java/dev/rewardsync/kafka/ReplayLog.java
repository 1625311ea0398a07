package dev.rewardsync.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
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
final class ReplayLog {

    static final String TOPIC = "rewardsync-replays";

    private final Map<String, String> timestampsByPlace = new HashMap<>();

    /** Creates the topic, unless it is there. */
    static void create(Map<String, String> client) throws KafkaAccessException, InterruptedException {
        NewTopic marks = new NewTopic(TOPIC, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try (Admin admin = Admin.create(ResponseTimeout.on(client))) {
            admin.createTopics(List.of(marks)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw KafkaAccessException.of(e);
            }
        }
    }

    /** The marks of dead letters of these topics, as they are now. */
    static ReplayLog read(TopicReader reader, Collection<String> deadLetterTopics) throws KafkaAccessException {
        ReplayLog marks = new ReplayLog();
        reader.read(List.of(TOPIC), mark -> {
            if (mark.key() != null && mark.value() != null) {
                String place = text(mark.key());
                if (deadLetterTopics.contains(place.substring(0, Math.max(place.lastIndexOf('-'), 0)))) {
                    marks.timestampsByPlace.put(place, text(mark.value()));
                }
            }
        });
        return marks;
    }

    boolean has(StoredDeadLetter letter) {
        return timestamp(letter).equals(timestampsByPlace.get(letter.record().place()));
    }

    /** The mark of a dead letter. */
    static ProducerRecord<byte[], byte[]> of(StoredDeadLetter letter) {
        return new ProducerRecord<>(TOPIC, bytes(letter.record().place()), bytes(timestamp(letter)));
    }

    private static String timestamp(StoredDeadLetter letter) {
        return Long.toString(letter.record().at().toEpochMilli());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
