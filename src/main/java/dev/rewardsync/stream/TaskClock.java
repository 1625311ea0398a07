package dev.rewardsync.stream;

import dev.rewardsync.store.PartitionTotalsCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What time it is for one partition's customers. */
interface TaskClock {

    /** Now. */
    Instant now();

    /** When an event arrived that occurred then, on a record of that timestamp; plans to remember it. */
    Instant arrived(Instant recordTimestamp, Instant occurredAt, StateChanges changes);

    /** The clock of a mode. */
    static TaskClock of(ClockMode mode, InstantSource wall, KeyValueStore<Bytes, byte[]> totals) {
        return switch (mode) {
            case WALL -> new Wall(wall);
            case EVENTS -> new Events(totals);
        };
    }

    /** The machine's clock. */
    record Wall(InstantSource source) implements TaskClock {
        @Override
        public Instant now() {
            return source.instant();
        }

        @Override
        public Instant arrived(Instant recordTimestamp, Instant occurredAt, StateChanges changes) {
            return recordTimestamp;
        }
    }

    /** The latest event. */
    record Events(KeyValueStore<Bytes, byte[]> totals) implements TaskClock {

        private static final String LATEST = "latest-event";

        @Override
        public Instant now() {
            return latest(totals);
        }

        /** The latest event by a partition's totals; {@link Instant#MIN} before the first. */
        static Instant latest(ReadOnlyKeyValueStore<Bytes, byte[]> totals) {
            byte[] stored = totals.get(Bytes.wrap(key()));
            return stored == null ? Instant.MIN : PartitionTotalsCodec.readInstant(stored);
        }

        @Override
        public Instant arrived(Instant recordTimestamp, Instant occurredAt, StateChanges changes) {
            Instant latest = now();
            if (!occurredAt.isAfter(latest)) {
                return latest;
            }
            changes.put(totals, key(), PartitionTotalsCodec.write(occurredAt));
            return occurredAt;
        }

        private static byte[] key() {
            return LATEST.getBytes(StandardCharsets.UTF_8);
        }
    }
}
