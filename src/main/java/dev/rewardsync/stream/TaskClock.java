package dev.rewardsync.stream;

import dev.rewardsync.store.PartitionTotalsCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The current time of one partition. */
interface TaskClock {

    /** Returns the current time. */
    Instant now();

    /** Returns whether timers may fire by this clock. */
    boolean isReliable();

    /** Returns when an event arrived. Plans to store that time if it is the latest. */
    Instant arrived(Instant recordTimestamp, Instant occurredAt, StateChanges changes);

    /** Returns the clock of a mode. */
    static TaskClock of(ClockMode mode, InstantSource wall, BrokerClock broker, KeyValueStore<Bytes, byte[]> totals) {
        return switch (mode) {
            case WALL -> new WallTime(wall, broker);
            case EVENTS -> new EventTime(totals);
        };
    }

    /** The clock of the machine. */
    record WallTime(InstantSource source, BrokerClock broker) implements TaskClock {
        @Override
        public Instant now() {
            return source.instant();
        }

        @Override
        public boolean isReliable() {
            return broker.difference().effect() != ClockDifference.Effect.TIMERS_PAUSED;
        }

        @Override
        public Instant arrived(Instant recordTimestamp, Instant occurredAt, StateChanges changes) {
            return recordTimestamp;
        }
    }

    /** The time of the latest event. */
    record EventTime(KeyValueStore<Bytes, byte[]> totals) implements TaskClock {

        /** A stored name; do not change it. */
        private static final String LATEST_KEY = "latest-event";

        @Override
        public Instant now() {
            return latest(totals);
        }

        @Override
        public boolean isReliable() {
            return true;
        }

        /** Returns the time of a partition's latest event; {@link Instant#MIN} before the first. */
        static Instant latest(ReadOnlyKeyValueStore<Bytes, byte[]> totals) {
            byte[] stored = totals.get(Bytes.wrap(key()));
            return stored == null ? Instant.MIN : PartitionTotalsCodec.readClock(stored);
        }

        @Override
        public Instant arrived(Instant recordTimestamp, Instant occurredAt, StateChanges changes) {
            Instant latest = now();
            if (!occurredAt.isAfter(latest)) {
                return latest;
            }
            changes.put(totals, key(), PartitionTotalsCodec.writeClock(occurredAt));
            return occurredAt;
        }

        private static byte[] key() {
            return LATEST_KEY.getBytes(StandardCharsets.UTF_8);
        }
    }
}
