package dev.rewardsync.stream;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The dead letters of a Kafka, to be looked at and to be put back on the topics that they came from. */
public final class DeadLetterBox implements AutoCloseable {

    private static final String TRANSACTIONAL_ID_PREFIX = "rewardsync-replay-";
    private static final int TRANSACTION_TIMEOUT_MILLIS = Math.toIntExact(TimeUnit.SECONDS.toMillis(20));
    private static final int LETTERS_AT_ONCE = 500;
    private static final int BYTES_AT_ONCE = 8 * 1024 * 1024;

    private final Map<String, String> client;
    private final String marksTopic;
    private final TopicReader reader;
    private final ReplayMarks marks;

    private DeadLetterBox(Map<String, String> client, String marksTopic, TopicReader reader) {
        this.client = client;
        this.marksTopic = marksTopic;
        this.marks = new ReplayMarks(marksTopic);
        this.reader = reader;
    }

    /**
     * The dead letters of a Kafka that answers.
     *
     * @param client how to reach it, by the names of its own client settings
     * @param marksTopic where it is kept which of them were put back
     */
    public static DeadLetterBox open(Map<String, String> client, String marksTopic) throws KafkaProblem {
        return new DeadLetterBox(client, marksTopic, TopicReader.open(client));
    }

    /** The topics that there are. */
    public Set<String> topics() {
        return reader.topics();
    }

    /** Tells of every dead letter that is meant what would become of it. */
    public void list(DeadLetterChoice choice, BiConsumer<DeadLetterFound, DeadLetterFate> each) throws KafkaProblem {
        marks.read(reader);
        reader.read(choice.topics(), record -> {
            DeadLetterFound letter = new DeadLetterFound(record);
            if (choice.has(letter)) {
                each.accept(letter, marks.has(letter) ? new DeadLetterFate.Done() : letter.fate(topics()));
            }
        });
    }

    /**
     * Puts back every dead letter that is meant and can be, each together with its mark, and tells of it then. One that
     * was put back before is left. Whoever does the same elsewhere is stopped. The topic for marks is created where it is
     * missing.
     */
    public void replay(DeadLetterChoice choice, BiConsumer<DeadLetterFound, DeadLetterFate> each)
            throws KafkaProblem, InterruptedException {
        if (!topics().contains(marksTopic)) {
            marks.create(client);
        }
        try (Producer<byte[], byte[]> producer = producer()) {
            producer.initTransactions(); // from here on, nobody else makes marks
            Batch batch = new Batch(producer, each);
            list(choice, batch::add);
            batch.commit();
        } catch (KafkaException e) {
            throw KafkaProblem.of(e);
        }
    }

    private Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID_PREFIX + marksTopic);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, SizeLimits.REQUEST_BYTES);
        // The topic for marks may just have been created: its partition may refuse a batch and take the one behind it.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Dead letters that are put back together or not at all, and told of then. */
    private final class Batch {

        private final Producer<byte[], byte[]> producer;
        private final BiConsumer<DeadLetterFound, DeadLetterFate> told;
        private final Map<DeadLetterFound, DeadLetterFate> letters = new LinkedHashMap<>();
        private long bytes;

        Batch(Producer<byte[], byte[]> producer, BiConsumer<DeadLetterFound, DeadLetterFate> told) {
            this.producer = producer;
            this.told = told;
        }

        void add(DeadLetterFound letter, DeadLetterFate fate) {
            letters.put(letter, fate);
            bytes += Output.sizeOf(letter.record().value());
            if (letters.size() >= LETTERS_AT_ONCE || bytes >= BYTES_AT_ONCE) {
                commit();
            }
        }

        void commit() {
            producer.beginTransaction();
            letters.forEach(this::send);
            producer.commitTransaction();
            letters.forEach(told);
            letters.clear();
            bytes = 0;
        }

        private void send(DeadLetterFound letter, DeadLetterFate fate) {
            if (fate instanceof DeadLetterFate.Free(String topic)) {
                TopicRecord record = letter.record();
                Headers headers = Origin.withHeaders(letter.headersToReplay());
                Origin.add(headers, DeadLetterFound.REPLAYS, Integer.toString(letter.replays() + 1));
                producer.send(new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers));
                producer.send(marks.of(letter));
            }
        }
    }
}
