package dev.rewardsync.bench;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates and deletes topics, loads orders, and reads committed offsets. */
final class BrokerClient implements AutoCloseable {

    private final String bootstrapServers;
    private final Admin admin;

    BrokerClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    void create(Collection<String> topics, int partitions, String cleanup) {
        result(admin.createTopics(topics.stream()
                        .map(topic ->
                                new NewTopic(topic, partitions, (short) 1).configs(Map.of("cleanup.policy", cleanup)))
                        .toList())
                .all());
    }

    /** Returns the names of the topics that begin with a prefix. */
    List<String> topics(String prefix) {
        return result(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(prefix))
                .sorted()
                .toList();
    }

    void delete(Collection<String> topics) {
        result(admin.deleteTopics(topics).all());
    }

    /** Returns the sum of a group's committed offsets: the number of orders whose outputs are committed. */
    long committedOrders(String group) {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group).get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Returns the last stable offset of each partition; empty while the topic does not exist. */
    Map<TopicPartition, Long> committedEnds(String topic, int partitions) {
        if (!result(admin.listTopics().names()).contains(topic)) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> specs = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            Map<TopicPartition, ListOffsetsResultInfo> offsets = admin.listOffsets(
                            specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
            offsets.forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Map.of();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Writes orders that are one millisecond apart, the last one now.
     *
     * @param alreadyLoaded the number of orders in the topic; the new ones follow them
     * @return the size of all keys and values in bytes
     */
    long load(String topic, OrderGenerator orders, int alreadyLoaded, int count) {
        Instant first = Instant.now().minusMillis(count);
        long bytes = 0;
        try (KafkaProducer<byte[], byte[]> producer = producer(50)) {
            for (int number = 0; number < count; number++) {
                OrderGenerator.OrderRecord order = orders.order(alreadyLoaded + number, first.plusMillis(number));
                bytes += order.key().length + order.value().length;
                producer.send(new ProducerRecord<>(topic, order.key(), order.value()));
            }
            producer.flush();
        }
        long loaded = result(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), this::sumOfEndOffsets));
        if (loaded != alreadyLoaded + count) {
            throw new IllegalStateException(
                    topic + " has " + loaded + " records instead of " + (alreadyLoaded + count));
        }
        return bytes;
    }

    /** Returns a producer that waits for all replicas and preserves the order of its records. */
    KafkaProducer<byte[], byte[]> producer(int lingerMs) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                lingerMs,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        admin.close();
    }

    private long sumOfEndOffsets(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> specs =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return result(admin.listOffsets(specs).all()).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private static <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
