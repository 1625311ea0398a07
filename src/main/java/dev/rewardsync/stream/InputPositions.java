package dev.rewardsync.stream;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far each input partition of this instance has been fetched, and how much of it is left to fetch. */
public final class InputPositions {

    private static final long NOTHING_FETCHED = -1;
    private static final long LAG_UNKNOWN = -1;

    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();

    /** The last offset that a consumer fetched since it was given the partition, and how many records are left. */
    private record Position(Reader reader, long lastFetched, long lag) {}

    /**
     * One consumer's part. A consumer can learn late that a partition was taken from it, when another one of this
     * instance has it already: whatever it says of it then counts for nothing.
     */
    final class Reader {

        /** The partitions are this consumer's from now on; nothing of them is fetched. */
        void take(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> positions.put(partition, unknown()));
        }

        /** The partitions are read from somewhere else from now on. */
        void restart(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> change(partition, old -> unknown()));
        }

        /** Records were fetched up to an offset. */
        void fetched(TopicPartition partition, long lastOffset) {
            change(partition, old -> new Position(this, lastOffset, old.lag()));
        }

        /** So many records are left to fetch; empty where that is not known. */
        void left(TopicPartition partition, OptionalLong lag) {
            if (lag.isPresent()) {
                change(partition, old -> new Position(this, old.lastFetched(), lag.getAsLong()));
            }
        }

        /** The partitions are no longer this consumer's. */
        void forget(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> change(partition, old -> null));
        }

        private void change(TopicPartition partition, Function<Position, @Nullable Position> to) {
            positions.computeIfPresent(partition, (key, old) -> old.reader() == this ? to.apply(old) : old);
        }

        private Position unknown() {
            return new Position(this, NOTHING_FETCHED, LAG_UNKNOWN);
        }
    }

    /** The part of a consumer yet to come. */
    Reader reader() {
        return new Reader();
    }

    /** Whether nothing is left of a partition, fetched or not, that was processed up to an offset. */
    boolean readToEnd(TopicPartition partition, long lastProcessed) {
        Position position = positions.get(partition);
        return position != null && position.lag() == 0 && position.lastFetched() <= lastProcessed;
    }

    /** How many records of a topic are left to fetch, over the partitions that this instance reads. */
    public long lagRecords(String topic) {
        return positions.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(entry -> Math.max(entry.getValue().lag(), 0))
                .sum();
    }
}
