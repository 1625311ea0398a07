package dev.rewardsync.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic of one partition whose records are kept for ever.
 *
 * @param replicationFactor below 0 for the broker's default
 */
public record PermanentTopic(String name, short replicationFactor) {

    private static final Logger log = LoggerFactory.getLogger(PermanentTopic.class);
    private static final int TIMEOUT_MS = 10_000;
    private static final String FOREVER = "-1";
    private static final Map<String, String> CONFIG = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, FOREVER,
            TopicConfig.RETENTION_BYTES_CONFIG, FOREVER);

    /** What to do if the topic does not exist. */
    public enum IfMissing {
        CREATE,
        FAIL
    }

    /**
     * Makes sure that the topic exists and keeps its records.
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
            } else {
                requirePermanent(admin);
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

    private void requirePermanent(Admin admin) throws ExecutionException, InterruptedException, KafkaAccessException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config;
        try {
            config = List.copyOf(
                            admin.describeConfigs(List.of(topic)).all().get().values())
                    .getFirst();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException) {
                log.warn(
                        "Without the right DescribeConfigs on the topic {}, it is not checked that the topic keeps its"
                                + " records for ever",
                        name);
                return;
            }
            throw e;
        }
        for (Map.Entry<String, String> wanted : CONFIG.entrySet()) {
            ConfigEntry entry = config.get(wanted.getKey());
            if (entry == null || !wanted.getValue().equals(entry.value())) {
                throw new KafkaAccessException("the topic %s loses records: set its %s to %s"
                        .formatted(name, wanted.getKey(), wanted.getValue()));
            }
        }
    }

    private void create(Admin admin, IfMissing ifMissing)
            throws ExecutionException, InterruptedException, KafkaAccessException {
        if (ifMissing == IfMissing.FAIL) {
            throw new KafkaAccessException("the topic does not exist, and rewardsync.topics.create is false");
        }
        NewTopic topic = new NewTopic(
                        name, Optional.of(1), replicationFactor < 0 ? Optional.empty() : Optional.of(replicationFactor))
                .configs(CONFIG);
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
