package dev.rewardsync.kafka;

import dev.rewardsync.stream.RecordOrigin;
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

/** Dead letters on their way back, many to a transaction: all of it is there then, with their marks, or nothing. */
final class DeadLetterReplay implements AutoCloseable {

    private static final String TRANSACTIONAL_ID = "rewardsync-replay";
    private static final int TRANSACTION_TIMEOUT_MILLIS = 20_000;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);
    private static final int LETTERS_AT_ONCE = 500;
    private static final long BYTES_AT_ONCE = 8L * 1024 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;
    private final BiConsumer<StoredDeadLetter, ReplayStatus> told;
    private final List<Letter> letters = new ArrayList<>();
    private long bytes;
    private boolean failed;

    private DeadLetterReplay(KafkaProducer<byte[], byte[]> producer, BiConsumer<StoredDeadLetter, ReplayStatus> told) {
        this.producer = producer;
        this.told = told;
    }

    private record Letter(StoredDeadLetter found, ReplayStatus fate) {}

    /** Stops whoever else is at it, and begins. */
    static DeadLetterReplay begin(Map<String, String> client, BiConsumer<StoredDeadLetter, ReplayStatus> told)
            throws KafkaAccessException {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ResponseTimeout.MILLIS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, SizeLimits.REQUEST_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, EventSender.COMPRESSION);
        // The topic for marks may just have been created: its partition may refuse a batch and take the one behind it.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        DeadLetterReplay replay;
        try {
            replay = new DeadLetterReplay(
                    new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()), told);
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

    /** Takes a dead letter along, if it can go back. It is told of once it is there. */
    void add(StoredDeadLetter found, ReplayStatus fate) {
        letters.add(new Letter(found, fate));
        bytes += found.record().size();
        if (letters.size() >= LETTERS_AT_ONCE || bytes >= BYTES_AT_ONCE) {
            commit();
        }
    }

    /** Puts back what is still on its way. */
    void finish() throws KafkaAccessException {
        try {
            commit();
        } catch (KafkaException e) {
            throw KafkaAccessException.of(e);
        }
    }

    private void commit() {
        if (areCommitted(letters)) {
            letters.forEach(letter -> told.accept(letter.found(), letter.fate()));
        } else {
            letters.forEach(this::commitAlone);
        }
        letters.clear();
        bytes = 0;
    }

    private void commitAlone(Letter letter) {
        boolean committed = areCommitted(List.of(letter));
        told.accept(
                letter.found(),
                committed ? letter.fate() : new ReplayStatus.Stuck("it is larger than its topic takes"));
    }

    /** Whether all of them are there now; none is, where one was too large for its topic. */
    private boolean areCommitted(List<Letter> together) {
        try {
            producer.beginTransaction();
            together.forEach(this::send);
            producer.commitTransaction();
            return true;
        } catch (KafkaException e) {
            if (KafkaAccessException.cause(e) instanceof RecordTooLargeException) {
                producer.abortTransaction();
                return false;
            }
            failed = true;
            throw e;
        }
    }

    private void send(Letter letter) {
        if (letter.fate() instanceof ReplayStatus.Free(String topic)) {
            StoredDeadLetter found = letter.found();
            TopicRecord record = found.record();
            Headers headers = RecordOrigin.withHeaders(found.headersToReplay());
            RecordOrigin.add(headers, StoredDeadLetter.REPLAYS, Integer.toString(found.replays() + 1));
            producer.send(new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers));
            producer.send(ReplayLog.of(found));
        }
    }

    /** Ends at once after a failure: Kafka takes back by itself what is not committed. */
    @Override
    public void close() {
        producer.close(failed ? Duration.ZERO : CLOSE_LIMIT);
    }
}
