package dev.rewardsync.kafka;

import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Erases customers: has the worker delete the state and the balance, then deletes the ledger entries. An erasure that was
 * interrupted is completed by another one of the same customer. See docs/erasing.md.
 */
public final class CustomerErasure implements AutoCloseable {

    private static final Duration WORKER_LIMIT = Duration.ofSeconds(60);
    private static final long CHECK_MILLIS = 200;

    /** Receives what an erasure does next. */
    public interface Progress {

        /** Ignores the progress. */
        Progress NONE = new Progress() {
            @Override
            public void waitsForWorker(Duration limit) {}

            @Override
            public void deletesEntries(int entries) {}
        };

        /**
         * The worker has the request.
         *
         * @param limit as long as the erasure waits
         */
        void waitsForWorker(Duration limit);

        /** The worker has forgotten the customer; the ledger entries are not deleted yet. */
        void deletesEntries(int entries);
    }

    private final TopicNames topics;
    private final String applicationId;
    private final TopicReader reader;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    private CustomerErasure(
            TopicNames topics,
            String applicationId,
            TopicReader reader,
            Admin admin,
            KafkaProducer<byte[], byte[]> producer) {
        this.topics = topics;
        this.applicationId = applicationId;
        this.reader = reader;
        this.admin = admin;
        this.producer = producer;
    }

    /**
     * Opens the connection to Kafka. Sends no request yet.
     *
     * @param client the Kafka client settings
     * @param topics the worker's topics
     * @param applicationId the worker's application id
     * @throws KafkaAccessException if the settings are invalid
     */
    public static CustomerErasure open(Map<String, ?> client, TopicNames topics, String applicationId)
            throws KafkaAccessException {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ResponseTimeout.MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * ResponseTimeout.MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ResponseTimeout.MILLIS);
        TopicReader reader = TopicReader.open(client);
        Admin admin = null;
        try {
            admin = Admin.create(ResponseTimeout.applyTo(client));
            return new CustomerErasure(
                    topics,
                    applicationId,
                    reader,
                    admin,
                    new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
        } catch (KafkaException e) {
            reader.close();
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
            throw KafkaAccessException.ofSettings(e);
        }
    }

    /** Returns the number of ledger entries of a customer. */
    public int entries(String customerId) throws KafkaAccessException, InterruptedException {
        return entryKeys(customerId).size();
    }

    /**
     * Erases a customer. Returns when the worker has forgotten the customer and all ledger entries are deleted. Also
     * erases a customer without entries: later orders with this id are a guest's.
     *
     * @return the number of ledger entries that were deleted
     * @throws KafkaAccessException if Kafka or the worker does not answer, or if the worker refuses; the message says what
     *     to do
     */
    public int erase(String customerId, ErasureKey key, Progress progress)
            throws KafkaAccessException, InterruptedException {
        TopicPartition balances = partition(topics.balances(), customerId);
        long balancesEnd = end(balances);
        RecordMetadata request = requestErasure(customerId, key);
        progress.waitsForWorker(WORKER_LIMIT);
        awaitWorker(request);
        if (!isDeletedSince(balancesEnd, balances, customerId)) {
            throw new KafkaAccessException(
                    "the worker did not erase the customer: its rewardsync.erasure.key is not the same, or its log says why");
        }
        Set<String> entries = entryKeys(customerId);
        progress.deletesEntries(entries.size());
        return delete(entries, customerId);
    }

    private RecordMetadata requestErasure(String customerId, ErasureKey key)
            throws KafkaAccessException, InterruptedException {
        int partitions = reader.partitionCount(topics.inbox());
        return sent(List.of(ErasureRequest.record(topics.inbox(), partitions, customerId, key)))
                .getFirst();
    }

    /** Waits until the worker has processed a request. */
    private void awaitWorker(RecordMetadata request) throws KafkaAccessException, InterruptedException {
        TopicPartition partition = new TopicPartition(request.topic(), request.partition());
        long deadline = System.nanoTime() + WORKER_LIMIT.toNanos();
        while (committed(partition) <= request.offset()) {
            if (System.nanoTime() > deadline) {
                throw new KafkaAccessException(
                        ("the worker with the application id %s has not answered within %d seconds."
                                        + " When it runs, it erases the customer's state; erase the customer again then, to delete the"
                                        + " ledger entries too")
                                .formatted(applicationId, WORKER_LIMIT.toSeconds()));
            }
            Thread.sleep(CHECK_MILLIS);
        }
    }

    private long committed(TopicPartition partition) throws KafkaAccessException, InterruptedException {
        try {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition);
            return offset == null ? -1 : offset.offset();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GroupAuthorizationException // its own message is about the coordinator
                    ? KafkaAccessException.of(GroupAuthorizationException.forGroupId(applicationId))
                    : KafkaAccessException.of(e);
        }
    }

    private boolean isDeletedSince(long offset, TopicPartition balances, String customerId)
            throws KafkaAccessException, InterruptedException {
        AtomicBoolean deleted = new AtomicBoolean();
        reader.readPartition(balances, offset, end(balances), record -> {
            if (record.value() == null && customerId.equals(text(record.key()))) {
                deleted.set(true);
            }
        });
        return deleted.get();
    }

    private int delete(Set<String> entries, String customerId) throws KafkaAccessException, InterruptedException {
        TopicPartition ledger = partition(topics.ledger(), customerId);
        List<ProducerRecord<byte[], byte[]>> tombstones = new ArrayList<>();
        for (String key : entries) {
            tombstones.add(tombstone(ledger, key));
        }
        return sent(tombstones).size();
    }

    @SuppressWarnings("NullAway") // Kafka's records take null for a value that is absent.
    private static ProducerRecord<byte[], byte[]> tombstone(TopicPartition partition, String key) {
        return new ProducerRecord<>(
                partition.topic(), partition.partition(), key.getBytes(StandardCharsets.UTF_8), null);
    }

    /** Returns the keys of a customer's entries: the id, a vertical bar and the entry id, which contains no bar. */
    private Set<String> entryKeys(String customerId) throws KafkaAccessException, InterruptedException {
        String prefix = customerId + "|";
        Set<String> keys = new LinkedHashSet<>();
        TopicPartition ledger = partition(topics.ledger(), customerId);
        reader.readPartition(ledger, 0, end(ledger), record -> {
            String key = text(record.key());
            if (key.startsWith(prefix) && key.lastIndexOf('|') == prefix.length() - 1) {
                if (record.value() == null) {
                    keys.remove(key);
                } else {
                    keys.add(key);
                }
            }
        });
        return keys;
    }

    /**
     * Returns the offset behind all records of a partition, also those whose transactions are not marked as committed yet: the
     * worker's offset may be committed a moment earlier than its records.
     */
    private long end(TopicPartition partition) throws KafkaAccessException, InterruptedException {
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw KafkaAccessException.of(e);
        }
    }

    private TopicPartition partition(String topic, String customerId) throws KafkaAccessException {
        return new TopicPartition(topic, ErasureRequest.partitionOf(customerId, reader.partitionCount(topic)));
    }

    private List<RecordMetadata> sent(List<ProducerRecord<byte[], byte[]>> records)
            throws KafkaAccessException, InterruptedException {
        try {
            List<Future<RecordMetadata>> sending =
                    records.stream().map(producer::send).toList();
            producer.flush();
            List<RecordMetadata> sent = new ArrayList<>();
            for (Future<RecordMetadata> record : sending) {
                sent.add(record.get());
            }
            return sent;
        } catch (ExecutionException e) {
            throw KafkaAccessException.of(e);
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        }
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        reader.close();
        admin.close(Duration.ZERO);
        producer.close(Duration.ZERO);
    }
}
