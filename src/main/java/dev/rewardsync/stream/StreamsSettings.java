package dev.rewardsync.stream;

import dev.rewardsync.topic.SizeLimits;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * The settings of Kafka Streams.
 *
 * @param connection Kafka client settings and any other Kafka Streams settings of the operator
 * @param instanceId the static member id in the consumer group; null for the one in the state directory
 * @param closeTimeout how long a clean shutdown may take
 * @param leaveGroup whether an instance that shuts down gives up its partitions at once; otherwise they stay
 *     assigned for 10 seconds in case it restarts
 * @param advertisedAddress the host:port of this instance for other instances; null if it is the only one
 */
@RecordBuilder
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
    private static final int HEARTBEAT_INTERVAL_MS = 1_000;

    /**
     * How soon an instance that had to restore a partition's state gets the partition. The smallest interval that Kafka
     * Streams accepts; its default of 10 minutes would leave a returning instance without work.
     */
    private static final int PROBING_REBALANCE_INTERVAL_MS = 60_000;

    /** How many partitions can move to other instances at a time. */
    private static final int WARMUP_REPLICAS = 8;

    /** For the totals store only. With a cache, its values are written once per commit. */
    private static final long CACHE_BYTES = 1024 * 1024;

    private static final int RESTORE_POLL_RECORDS = 5_000;

    /** Room for a hundred exports in a batch; the default of 16 KiB has room for six. */
    private static final int BATCH_BYTES = 256 * 1024;

    /** Room for a batch of every output, changelog and partition. */
    private static final long SEND_BUFFER_BYTES = 96L * 1024 * 1024;

    /**
     * Returns the configuration of Kafka Streams.
     *
     * @param memory shared by all stores of the instance
     */
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
        properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_REBALANCE_INTERVAL_MS);
        properties.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, WARMUP_REPLICAS);
        properties.put(
                StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RESTORE_POLL_RECORDS);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), SEND_BUFFER_BYTES);
        properties.putAll(connection);
        putFixed(properties, memory);
        return properties;
    }

    /** Returns the static member id in the consumer group. */
    String memberId() {
        return instanceId == null ? WorkerIdentity.in(stateDir) : instanceId;
    }

    /** Adds the settings that correctness depends on. Operators cannot override them. */
    private void putFixed(Properties properties, RocksDbMemory memory) {
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        if (advertisedAddress != null) {
            properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertisedAddress);
        }
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), memberId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // Writes reach RocksDB when their transaction commits, so that a kill leaves no uncommitted state behind.
        properties.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
        properties.put(
                StreamsConfig.DEFAULT_INTERACTIVE_QUERY_ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString());
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
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                Long.toString(Long.MAX_VALUE));
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbConfig.class);
        properties.put(RocksDbMemory.CONFIG, memory);
    }
}
