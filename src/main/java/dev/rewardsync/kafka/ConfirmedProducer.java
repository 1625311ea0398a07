package dev.rewardsync.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes single records that must not be lost. Connects with the first one. */
public final class ConfirmedProducer implements AutoCloseable {

    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final int TIMEOUT_MS = 10_000;

    private final Map<String, Object> client;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /**
     * Creates a producer. Does not connect yet.
     *
     * @param client the Kafka client settings; those that producers do not have are ignored
     */
    public ConfirmedProducer(Map<String, Object> client) {
        this.client = client;
    }

    /**
     * Writes a record. Returns when all in-sync replicas have it.
     *
     * @throws KafkaAccessException if Kafka did not confirm it within 10 seconds; it may have been written nevertheless
     */
    public void write(String topic, byte[] key, byte[] value) throws KafkaAccessException {
        try {
            producer().send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException e) {
            throw KafkaAccessException.of(e);
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAccessException("interrupted");
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> created = producer;
        if (created == null) {
            Map<String, Object> settings = SpringKafkaConnection.supported(client, ProducerConfig.configNames());
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
            created = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            producer = created;
        }
        return created;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofMillis(TIMEOUT_MS));
        }
    }
}
