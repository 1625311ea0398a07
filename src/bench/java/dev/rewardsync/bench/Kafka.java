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

/** The broker as the benchmark sees it from outside: topics, what is committed, and orders to be loaded. */
final class Kafka implements AutoCloseable {

    private final String bootstrapServers;
    private final Admin admin;

    Kafka(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    void create(Collection<String> topics, int partitions, String cleanup) {
        answer(admin.createTopics(topics.stream()
                        .map(topic ->
                                new NewTopic(topic, partitions, (short) 1).configs(Map.of("cleanup.policy", cleanup)))
                        .toList())
                .all());
    }

    /** The topics whose names begin like this. */
    List<String> topics(String prefix) {
        return answer(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(prefix))
                .sorted()
                .toList();
    }

    void delete(Collection<String> topics) {
        answer(admin.deleteTopics(topics).all());
    }

    /** How many orders a group has taken, with all that follows from them committed. */
    long committed(String group) {
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

    /** Up to where each partition can be read by who reads only what is committed; empty while the topic is missing. */
    Map<TopicPartition, Long> committedEnds(String topic, int partitions) {
        if (!answer(admin.listTopics().names()).contains(topic)) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(
                            asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
            found.forEach((partition, end) -> ends.put(partition, end.offset()));
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

    /** Writes orders, the last one of now; gives the bytes of all keys and values. */
    long load(String topic, OrderGenerator orders, int count) {
        Instant first = Instant.now().minusMillis(count);
        long bytes = 0;
        try (KafkaProducer<byte[], byte[]> producer = producer(50)) {
            for (int number = 0; number < count; number++) {
                OrderGenerator.Sent order = orders.order(number, first.plusMillis(number));
                bytes += order.key().length + order.value().length;
                producer.send(new ProducerRecord<>(topic, order.key(), order.value()));
            }
            producer.flush();
        }
        long loaded = answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), this::ends));
        if (loaded != count) {
            throw new IllegalStateException(topic + " has " + loaded + " records instead of " + count);
        }
        return bytes;
    }

    /** A producer that loses nothing and keeps order. */
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

    private long ends(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return answer(admin.listOffsets(asked).all()).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private static <T> T answer(KafkaFuture<T> future) {
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
