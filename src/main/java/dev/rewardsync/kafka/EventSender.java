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
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes events to an input topic as a shop does, each surely there or told as not. */
public final class EventSender implements AutoCloseable {

    private static final long CLOSE_LIMIT_SECONDS = 30;

    /** The JDK's own: with lz4, Java prints warnings among what a command says. */
    static final String COMPRESSION = "gzip";

    /** Events could not be written. The message says why and how many surely were. */
    public static final class NotSent extends Exception {

        private static final long serialVersionUID = 1L;

        NotSent(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        NotSent(KafkaAccessException problem) {
            super(problem.getMessage(), problem);
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
     * A sender to a topic that is there.
     *
     * @param client how to reach Kafka, by the names of its own client settings
     */
    public static EventSender open(Map<String, String> client, String topic) throws NotSent, InterruptedException {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 1 << 17);
        settings.put("compression.type", COMPRESSION);
        try (Admin admin = Admin.create(ResponseTimeout.on(client))) {
            admin.describeTopics(Set.of(topic)).allTopicNames().get();
            return new EventSender(
                    topic, new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownTopicOrPartitionException
                    ? new NotSent("topic " + topic + " does not exist. The worker creates it when it starts", e)
                    : new NotSent(KafkaAccessException.of(e));
        } catch (KafkaException e) {
            throw new NotSent(KafkaAccessException.ofSettings(e));
        }
    }

    /** Sends an event; that it could not be written may be told with a later one. */
    public void send(byte[] key, byte[] value) throws NotSent {
        check();
        try {
            producer.send(new ProducerRecord<>(topic, key, value), (metadata, problem) -> {
                if (problem == null) {
                    written.incrementAndGet();
                } else {
                    failure.compareAndSet(null, problem);
                }
            });
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
            check();
        }
    }

    /** Waits until everything is written. */
    public void finish() throws NotSent {
        producer.flush();
        check();
    }

    private void check() throws NotSent {
        Exception problem = failure.get();
        if (problem != null) {
            throw new NotSent(written.get() + " events are written, the others not: " + problem.getMessage(), problem);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(failure.get() == null ? CLOSE_LIMIT_SECONDS : 0));
    }
}
