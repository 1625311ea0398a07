package dev.rewardsync.stream;

import dev.rewardsync.topic.SizeLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * How Kafka Streams runs.
 *
 * @param connection how Kafka is reached, and whatever else operators set for Kafka Streams
 * @param instanceId who the instance is in its group; null for the one kept in the state directory
 * @param closeTimeout how long an orderly end may take
 * @param leaveGroup whether an ending instance gives its partitions to others at once, instead of keeping them for one
 *     that comes back within 10 seconds
 * @param advertisedAddress where other instances reach this one over HTTP, host:port; null where it is the only one
 */
public record StreamsSettings(
        Map<String, Object> connection,
        String applicationId,
        @Nullable String instanceId,
        Path stateDir,
        int threads,
        int standbyReplicas,
        int replicationFactor,
        Duration commitInterval,
        Duration maxTaskIdle,
        Duration closeTimeout,
        boolean leaveGroup,
        @Nullable String advertisedAddress) {

    private static final int SESSION_TIMEOUT_MS = 10_000;
    private static final int HEARTBEAT_INTERVAL_MS = 3_000;
    /** For the totals alone: cached, they are written once per commit. */
    private static final long CACHE_BYTES = 1024 * 1024;

    private static final int RESTORED_AT_ONCE = 5_000;

    /** Room for a hundred exports in a request, where the default of 16 KiB has room for six. */
    private static final int BATCH_BYTES = 256 * 1024;

    /** Room for a batch of every output, changelog and partition. */
    private static final long SEND_BUFFER_BYTES = 96L * 1024 * 1024;

    /** What Kafka Streams is started with; the stores of one instance share the memory. */
    public Properties properties(RocksDbMemory memory) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, maxTaskIdle.toMillis());
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_INTERVAL_MS);
        properties.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RESTORED_AT_ONCE);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), SEND_BUFFER_BYTES);
        properties.putAll(connection);
        putFixed(properties, memory);
        return properties;
    }

    /** What the worker's promises rest on, whatever operators set. */
    private void putFixed(Properties properties, RocksDbMemory memory) {
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        if (advertisedAddress != null) {
            properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertisedAddress);
        }
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                instanceId == null ? WorkerIdentity.in(stateDir) : instanceId);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class);
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        properties.put(
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DefaultProductionExceptionHandler.class);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), SizeLimits.REQUEST_BYTES);
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(SizeLimits.TOPIC_MESSAGE_BYTES));
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG),
                Long.toString(Long.MAX_VALUE));
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbConfig.class);
        properties.put(RocksDbMemory.CONFIG, memory);
    }
}
