package dev.rewardsync.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic with the fingerprint of an application id. The first worker writes it. Another shop that uses the same
 * application id by mistake would share its consumer group: both would rebalance without end.
 */
final class IdentityTopic {

    private static final Logger log = LoggerFactory.getLogger(IdentityTopic.class);
    /** A stored name; do not change it. */
    private static final byte[] KEY = "topics".getBytes(StandardCharsets.UTF_8);

    private final TopicPlan plan;
    private final KafkaClients clients;

    IdentityTopic(TopicPlan plan, KafkaClients clients) {
        this.plan = plan;
        this.clients = clients;
    }

    /** Returns the stored fingerprint; null if there is none. The topic must exist. */
    @Nullable
    TopicFingerprint stored() {
        AtomicReference<byte[]> last = new AtomicReference<>();
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            new CommittedRecords(plan.identityTopic(), 1).anyMatch(consumer, record -> {
                if (Arrays.equals(record.key(), KEY)) {
                    last.set(record.value());
                }
                return false;
            });
        }
        byte[] value = last.get();
        return value == null ? null : TopicFingerprint.read(value);
    }

    /** Returns the differences from the stored fingerprint, with the cure; empty if the worker may run. */
    Optional<String> problem(TopicFingerprint own, @Nullable TopicFingerprint stored) {
        List<String> differences = stored == null || plan.replaceIdentity() ? List.of() : own.differencesFrom(stored);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ("the application id %s belongs to a worker with other topics: %s. Another shop needs its own "
                                        + "rewardsync.application-id. If this shop's topics were renamed, stop all its workers, "
                                        + "and start one with --rewardsync.identity.replace")
                                .formatted(plan.applicationId(), String.join("; ", differences)));
    }

    /**
     * Writes the fingerprint. Of workers that start at the same time, only one writes first: the producer fences the
     * others before the stored fingerprint is read again.
     *
     * @throws WorkerRefusedException if a worker with other topics was faster
     */
    void write(TopicFingerprint own) {
        String topic = plan.identityTopic();
        try (Producer<byte[], byte[]> producer = clients.producer(topic)) {
            producer.initTransactions();
            TopicFingerprint stored = stored();
            problem(own, stored).ifPresent(problem -> {
                throw new WorkerRefusedException(problem);
            });
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, KEY, own.toBytes()));
            producer.commitTransaction();
            if (stored != null) {
                log.warn(
                        "Replaced the topics of application id {}: {}",
                        plan.applicationId(),
                        own.differencesFrom(stored));
            }
        }
    }
}
