package dev.rewardsync.console.ingest;

import dev.rewardsync.kafka.SpringKafkaConnection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Creates the console's Kafka clients. The caller closes them.
 *
 * @param settings the settings of the connection
 */
record IngestClients(Map<String, Object> settings) {

    private static final int TIMEOUT_MS = 10_000;
    /** Exports are large: a batch of them needs more than the default of 1 MiB. */
    private static final int PARTITION_FETCH_BYTES = 4 * 1024 * 1024;
    /** Together with the waiting time, makes batches of records that come one by one. */
    private static final int MIN_FETCH_BYTES = 64 * 1024;

    private static final int MAX_WAIT_MS = 200;

    Admin admin() {
        return Admin.create(client(AdminClientConfig.configNames()));
    }

    /** Creates a consumer of committed records. It joins no group. */
    KafkaConsumer<byte[], byte[]> consumer(int maxRecords) {
        Map<String, Object> consumer = client(ConsumerConfig.configNames());
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        consumer.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        consumer.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, MIN_FETCH_BYTES);
        consumer.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, MAX_WAIT_MS);
        return new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> client(Set<String> names) {
        Map<String, Object> client = SpringKafkaConnection.supported(settings, names);
        client.put(CommonClientConfigs.CLIENT_ID_CONFIG, "rewardsync-console");
        client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        client.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        return client;
    }
}
