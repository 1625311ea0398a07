package dev.rewardsync.stream;

import dev.rewardsync.kafka.SpringKafkaConnection;
import dev.rewardsync.topic.SizeLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Creates clients with the connection of Kafka Streams, and describes their failures. The caller closes them.
 *
 * @param settings the settings of Kafka Streams
 */
record KafkaClients(StreamsSettings settings) {

    private static final int TIMEOUT_MS = 5_000;
    private static final int PARTITION_FETCH_BYTES = 64 * 1024;

    /**
     * Creates an admin client.
     *
     * @throws KafkaException if the settings are invalid
     */
    Admin admin() {
        return Admin.create(clientSettings(AdminClientConfig.configNames(), "admin"));
    }

    /** Creates a consumer of committed records. It joins no group. */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> consumer = clientSettings(ConsumerConfig.configNames(), "start");
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        return new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Creates a transactional producer.
     *
     * @param transactionalId only the newest producer with this id can write
     */
    Producer<byte[], byte[]> producer(String transactionalId) {
        Map<String, Object> producer = producerSettings("start");
        producer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Creates a producer that sends one record and waits for the leader only. */
    Producer<byte[], byte[]> clockProducer() {
        Map<String, Object> producer = producerSettings("clock");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        producer.put(ProducerConfig.ACKS_CONFIG, "1");
        return new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> producerSettings(String clientId) {
        Map<String, Object> producer = clientSettings(ProducerConfig.configNames(), clientId);
        producer.remove(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
        producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, SizeLimits.REQUEST_BYTES);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        return producer;
    }

    private Map<String, Object> clientSettings(Set<String> names, String clientId) {
        Map<String, Object> client = SpringKafkaConnection.supported(settings.connection(), names);
        client.put(CommonClientConfigs.CLIENT_ID_CONFIG, settings.applicationId() + "-" + clientId);
        client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS - 1_000);
        client.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        return client;
    }

    /** Returns the bootstrap servers, separated by commas. */
    String servers() {
        Object servers = settings.connection().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        return servers instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(servers);
    }

    /** Returns why no client could connect. */
    static String connectionFailure(KafkaException e) {
        if (e instanceof TimeoutException) {
            return "no broker answers";
        }
        Throwable reason = e.getCause() instanceof ConfigException cause ? cause : e;
        return String.valueOf(reason.getMessage());
    }

    /** Returns why a request failed. */
    static String requestFailure(Exception e) {
        return String.valueOf(cause(e).getMessage());
    }

    /** Returns the failure of a request whose result was waited for. */
    static Throwable cause(Exception e) {
        return e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    }
}
