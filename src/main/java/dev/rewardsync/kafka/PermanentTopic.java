package dev.rewardsync.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A topic of one partition whose records are kept for ever.
 *
 * @param replicationFactor below 0 for the broker's default
 */
public record PermanentTopic(String name, short replicationFactor) {

    private static final int TIMEOUT_MS = 10_000;
    private static final String FOREVER = "-1";

    /** What to do if the topic does not exist. */
    public enum IfMissing {
        CREATE,
        FAIL
    }

    /**
     * Makes sure that the topic exists.
     *
     * @param client the Kafka client settings
     * @throws KafkaAccessException if it does not, or if Kafka does not answer
     */
    public void ensureExists(Map<String, Object> client, IfMissing ifMissing) throws KafkaAccessException {
        Map<String, Object> settings = SpringKafkaConnection.supported(client, AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        try (Admin admin = Admin.create(settings)) {
            if (ExistingTopics.of(List.of(name), admin).isEmpty()) {
                create(admin, ifMissing);
            }
        } catch (ExecutionException e) {
            throw KafkaAccessException.of(e);
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAccessException("interrupted");
        }
    }

    private void create(Admin admin, IfMissing ifMissing)
            throws ExecutionException, InterruptedException, KafkaAccessException {
        if (ifMissing == IfMissing.FAIL) {
            throw new KafkaAccessException("the topic does not exist, and rewardsync.topics.create is false");
        }
        NewTopic topic = new NewTopic(
                        name, Optional.of(1), replicationFactor < 0 ? Optional.empty() : Optional.of(replicationFactor))
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, FOREVER,
                        TopicConfig.RETENTION_BYTES_CONFIG, FOREVER));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
