package dev.rewardsync.cli;

import dev.rewardsync.event.EventType;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventTime;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.TopicReader;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.offline.OfflineRecordReader;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.offline.SpillingSort;
import dev.rewardsync.simulation.EventPartitions.Receiver;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Past events in the input topics, by {@code occurredAt}, then topic, partition and offset. A record without a readable
 * {@code occurredAt} is sorted by its timestamp.
 */
final class TopicEvents implements PastEvents {

    private static final int ABSENT = -1;

    private final SpillingSort sorted;
    private final Map<String, EventType> types;
    private final PrintWriter err;
    private final OfflineRecordReader reader;
    private long count;
    private long bytes;

    TopicEvents(SpillingSort sorted, TopicNames topics, PrintWriter err) {
        this.sorted = sorted;
        this.types = topics.typesByInput();
        this.err = err;
        this.reader = new OfflineRecordReader(topics);
    }

    /**
     * Reads and sorts all records up to the current ends of the topics.
     *
     * @param maxBytes the heap for records; the others are in the directory
     * @param err receives the progress
     */
    static TopicEvents read(
            TopicReader reader, TopicNames topics, long maxBytes, SpillDirectory directory, PrintWriter err)
            throws KafkaAccessException {
        TopicEvents events = new TopicEvents(new SpillingSort("events", maxBytes, directory), topics, err);
        ProgressLine progress = new ProgressLine(err, "records read");
        reader.read(topics.inputs().values().stream().sorted().toList(), record -> {
            events.add(record);
            progress.step();
        });
        progress.end();
        return events;
    }

    /** Adds a record, in any order. */
    void add(TopicRecord record) {
        Instant at = record.value() == null ? null : EventTime.occurredAt(record.value());
        sorted.add(sortKey(at == null ? record.timestamp() : at, record), bytes(record));
        count++;
        bytes += length(record.value());
    }

    private static byte[] sortKey(Instant at, TopicRecord record) {
        byte[] topic = record.topic().getBytes(StandardCharsets.US_ASCII); // Kafka allows only such names
        return StateKeys.instant(at, topic.length + 1 + Integer.BYTES + Long.BYTES)
                .put(topic)
                .put((byte) 0)
                .putInt(record.partition())
                .putLong(record.offset())
                .array();
    }

    private static byte[] bytes(TopicRecord record) {
        byte[] key = record.key();
        byte[] value = record.value();
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + length(key) + length(value))
                .putLong(record.timestamp().toEpochMilli());
        put(buffer, key);
        put(buffer, value);
        return buffer.array();
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static void put(ByteBuffer buffer, byte @Nullable [] bytes) {
        if (bytes == null) {
            buffer.putInt(ABSENT);
        } else {
            buffer.putInt(bytes.length).put(bytes);
        }
    }

    private static byte @Nullable [] get(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public void read(Receiver receiver) throws IOException {
        readSome(value -> true, receiver);
    }

    @Override
    public void readSome(Predicate<byte[]> filter, Receiver receiver) throws IOException {
        ProgressLine progress = new ProgressLine(err, "events", count);
        sorted.<IOException>forEach((key, stored) -> {
            progress.step(1);
            ByteBuffer buffer = ByteBuffer.wrap(stored);
            Instant timestamp = Instant.ofEpochMilli(buffer.getLong());
            byte[] recordKey = get(buffer);
            byte[] value = get(buffer);
            if (value == null || filter.test(value)) {
                receiver.receive(reader.read(source(key, recordKey, value), timestamp));
            }
        });
        progress.end();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    private SourceRecord source(byte[] sortKey, byte @Nullable [] key, byte @Nullable [] value) {
        int topicFrom = StateKeys.INSTANT_BYTES;
        int topicTo = sortKey.length - Long.BYTES - Integer.BYTES - 1;
        String topic = new String(sortKey, topicFrom, topicTo - topicFrom, StandardCharsets.US_ASCII);
        ByteBuffer position = ByteBuffer.wrap(sortKey, topicTo + 1, Integer.BYTES + Long.BYTES);
        EventType type = Objects.requireNonNull(types.get(topic), topic);
        return new SourceRecord(
                type, topic, position.getInt(), position.getLong(), Instant.EPOCH, key, value, List.of());
    }

    @Override
    public String place(SourceRecord source) {
        return source.topic() + "-" + source.partition() + "@" + source.offset();
    }

    @Override
    public long invalidLines() {
        return 0;
    }
}
