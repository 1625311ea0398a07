package dev.rewardsync.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes events to an input topic, as a shop does. Reports every event that could not be written. */
public final class EventSender implements AutoCloseable {

    private static final long CLOSE_LIMIT_SECONDS = 30;

    /** The JDK's own compression. With lz4, Java prints warnings into the output of a command. */
    static final String COMPRESSION = "gzip";

    /** Thrown if events could not be written. The message says why, and how many were. */
    public static final class SendFailedException extends Exception {

        private static final long serialVersionUID = 1L;

        SendFailedException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        SendFailedException(KafkaAccessException exception) {
            super(exception.getMessage(), exception);
        }
    }

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong written = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private EventSender(String topic, KafkaProducer<byte[], byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /**
     * Opens a sender to an existing topic.
     *
     * @param client the Kafka client settings
     * @throws SendFailedException if the topic does not exist or Kafka does not respond
     */
    public static EventSender open(Map<String, String> client, String topic)
            throws SendFailedException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 1 << 17);
        settings.put("compression.type", COMPRESSION);
        try (Admin admin = Admin.create(ResponseTimeout.applyTo(client))) {
            admin.describeTopics(Set.of(topic)).allTopicNames().get();
            return new EventSender(
                    topic, new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case UnknownTopicOrPartitionException missing ->
                    new SendFailedException(
                            "topic " + topic + " does not exist. The worker creates it when it starts", e);
                case TopicAuthorizationException denied -> // its own message does not name the topic
                    new SendFailedException("Kafka refused: not authorized to access the topic " + topic, e);
                case null, default -> new SendFailedException(KafkaAccessException.of(e));
            };
        } catch (KafkaException e) {
            throw new SendFailedException(KafkaAccessException.ofSettings(e));
        }
    }

    /**
     * Sends an event asynchronously.
     *
     * @throws SendFailedException if this or an earlier event could not be written
     */
    public void send(byte[] key, byte[] value) throws SendFailedException {
        check();
        try {
            producer.send(new ProducerRecord<>(topic, key, value), (metadata, exception) -> {
                if (exception == null) {
                    written.incrementAndGet();
                } else {
                    failure.compareAndSet(null, exception);
                }
            });
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
            check();
        }
    }

    /**
     * Waits until all events are written.
     *
     * @throws SendFailedException if one could not be written
     */
    public void finish() throws SendFailedException {
        producer.flush();
        check();
    }

    private void check() throws SendFailedException {
        Exception exception = failure.get();
        if (exception != null) {
            throw new SendFailedException(
                    written.get() + " events were written, the others were not: " + exception.getMessage(), exception);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(failure.get() == null ? CLOSE_LIMIT_SECONDS : 0));
    }
}
