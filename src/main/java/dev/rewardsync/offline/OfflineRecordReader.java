package dev.rewardsync.offline;

import dev.rewardsync.event.EventType;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.topic.TopicNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads input records and their events. A record has no time of arrival until it is decided. */
public final class OfflineRecordReader {

    private final EventReader reader = new EventReader();
    private final Map<String, EventType> types;

    /** Creates a reader of records from these topics. */
    public OfflineRecordReader(TopicNames topics) {
        this.types = topics.typesByInput();
    }

    /**
     * Reads a line {@code {"topic", "key", "value", "timestamp"}}.
     *
     * @param number becomes the record's offset
     * @throws InvalidLineException if the line is not a record of an input topic
     */
    public OfflineRecord read(byte[] line, long number) throws InvalidLineException {
        InputLine input = InputLine.read(line);
        EventType type = types.get(input.topic());
        if (type == null) {
            throw new InvalidLineException("/topic: expected one of "
                    + types.keySet().stream().sorted().toList() + ", got " + input.topic());
        }
        SourceRecord source =
                new SourceRecord(type, input.topic(), 0, number, Instant.EPOCH, input.key(), input.value(), List.of());
        return read(source, input.timestamp());
    }

    /**
     * Reads a record's event.
     *
     * @param timestamp the record's timestamp; null if it has none
     */
    public OfflineRecord read(SourceRecord source, @Nullable Instant timestamp) {
        return new OfflineRecord(source, reader.read(source, timestamp));
    }
}
