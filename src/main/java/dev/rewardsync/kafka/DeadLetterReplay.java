package dev.rewardsync.kafka;

import dev.rewardsync.topic.SizeLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Replays dead letters in batches. One transaction writes the records of a batch and their entries in the {@link
 * ReplayLog}.
 */
final class DeadLetterReplay implements AutoCloseable {

    private static final String TRANSACTIONAL_ID = "rewardsync-replay";
    private static final int TRANSACTION_TIMEOUT_MILLIS = 20_000;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);
    private static final int MAX_BATCH_LETTERS = 500;
    private static final long MAX_BATCH_BYTES = 8L * 1024 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;
    private final BiConsumer<DeadLetterRecord, ReplayStatus> listener;
    private final List<BatchedLetter> batch = new ArrayList<>();
    private long bytes;
    private boolean failed;

    private DeadLetterReplay(
            KafkaProducer<byte[], byte[]> producer, BiConsumer<DeadLetterRecord, ReplayStatus> listener) {
        this.producer = producer;
        this.listener = listener;
    }

    private record BatchedLetter(DeadLetterRecord letter, ReplayStatus status) {}

    /**
     * Begins a replay. It fences off any other replay that is running.
     *
     * @param client the Kafka client settings
     * @param listener is called for every dead letter after its transaction
     */
    static DeadLetterReplay begin(Map<String, ?> client, BiConsumer<DeadLetterRecord, ReplayStatus> listener)
            throws KafkaAccessException {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ResponseTimeout.MILLIS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, SizeLimits.REQUEST_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, EventSender.COMPRESSION);
        // The replay log may just have been created: its partition may refuse one batch and accept the next.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        DeadLetterReplay replay;
        try {
            replay = new DeadLetterReplay(
                    new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()), listener);
        } catch (KafkaException e) {
            throw KafkaAccessException.ofSettings(e);
        }
        try {
            replay.producer.initTransactions();
            return replay;
        } catch (KafkaException e) {
            replay.failed = true;
            replay.close();
            throw KafkaAccessException.of(e);
        }
    }

    /** Adds a dead letter to the batch and commits the batch when it is full. Only replayable letters are written. */
    void add(DeadLetterRecord letter, ReplayStatus status) {
        batch.add(new BatchedLetter(letter, status));
        bytes += letter.record().sizeBytes();
        if (batch.size() >= MAX_BATCH_LETTERS || bytes >= MAX_BATCH_BYTES) {
            commit();
        }
    }

    /**
     * Commits the last batch.
     *
     * @throws KafkaAccessException if Kafka does not accept it
     */
    void finish() throws KafkaAccessException {
        try {
            commit();
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        }
    }

    private void commit() {
        if (commits(batch)) {
            batch.forEach(batched -> listener.accept(batched.letter(), batched.status()));
        } else {
            batch.forEach(this::commitAlone);
        }
        batch.clear();
        bytes = 0;
    }

    private void commitAlone(BatchedLetter batched) {
        boolean committed = commits(List.of(batched));
        listener.accept(
                batched.letter(),
                committed ? batched.status() : new ReplayStatus.Rejected("it is larger than its topic allows"));
    }

    /**
     * Commits letters in one transaction. Returns false, with none of them written, if one is too large for its
     * topic.
     */
    private boolean commits(List<BatchedLetter> letters) {
        try {
            producer.beginTransaction();
            letters.forEach(this::send);
            producer.commitTransaction();
            return true;
        } catch (KafkaException e) {
            if (KafkaAccessException.rootCause(e) instanceof RecordTooLargeException) {
                producer.abortTransaction();
                return false;
            }
            failed = true;
            throw e;
        }
    }

    private void send(BatchedLetter batched) {
        if (batched.status() instanceof ReplayStatus.Replayable(String topic)) {
            DeadLetterRecord letter = batched.letter();
            TopicRecord record = letter.record();
            Headers headers = KafkaHeaders.of(letter.headersToReplay());
            KafkaHeaders.add(headers, DeadLetterRecord.REPLAYS, Integer.toString(letter.replays() + 1));
            producer.send(new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers));
            producer.send(ReplayLog.recordOf(letter));
        }
    }

    /** Closes the producer. Does not wait after a failure: Kafka aborts the open transaction by itself. */
    @Override
    public void close() {
        producer.close(failed ? Duration.ZERO : CLOSE_LIMIT);
    }
}
