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
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The log of replayed dead letters: a compacted topic with one record for each.
 *
 * <p>The key is the coordinates of the dead letter, the value its timestamp in milliseconds. The timestamp
 * distinguishes dead letters with the same coordinates if a topic was deleted and created again.
 */
final class ReplayLog {

    static final String TOPIC = "rewardsync-replays";

    private final Map<String, String> timestampsByCoordinates = new HashMap<>();

    /** Creates the topic if it does not exist. */
    static void create(Map<String, ?> client) throws KafkaAccessException, InterruptedException {
        NewTopic topic = new NewTopic(TOPIC, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try (Admin admin = Admin.create(ResponseTimeout.applyTo(client))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException) { // its own message does not name the topic
                throw new KafkaAccessException("Kafka refused: not authorized to create the topic " + TOPIC);
            }
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw KafkaAccessException.of(e);
            }
        }
    }

    /** Reads the current entries for the dead letters of some topics. */
    static ReplayLog read(TopicReader reader, Collection<String> deadLetterTopics) throws KafkaAccessException {
        ReplayLog log = new ReplayLog();
        reader.read(List.of(TOPIC), entry -> {
            if (entry.key() != null && entry.value() != null) {
                String coordinates = text(entry.key());
                if (deadLetterTopics.contains(coordinates.substring(0, Math.max(coordinates.lastIndexOf('-'), 0)))) {
                    log.timestampsByCoordinates.put(coordinates, text(entry.value()));
                }
            }
        });
        return log;
    }

    /** Returns whether a dead letter has been replayed. */
    boolean contains(DeadLetterRecord letter) {
        return timestamp(letter)
                .equals(timestampsByCoordinates.get(letter.record().coordinates()));
    }

    /** Returns the record that marks a dead letter as replayed. */
    static ProducerRecord<byte[], byte[]> recordOf(DeadLetterRecord letter) {
        return new ProducerRecord<>(TOPIC, bytes(letter.record().coordinates()), bytes(timestamp(letter)));
    }

    private static String timestamp(DeadLetterRecord letter) {
        return Long.toString(letter.record().timestamp().toEpochMilli());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
