package dev.rewardsync.stream;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The fetch position and the lag of each input partition of this instance. */
public final class InputPositions {

    private static final long NOTHING_FETCHED = -1;
    private static final long LAG_UNKNOWN = -1;

    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();
    private volatile boolean assigned;

    /**
     * A consumer's position in a partition.
     *
     * @param lastFetched the last offset fetched since the partition was assigned; -1 for none
     * @param lag the number of records left to fetch; -1 if it is unknown
     */
    private record Position(ConsumerPositions consumer, long lastFetched, long lag) {
        double lagOrNaN() {
            return lag == LAG_UNKNOWN ? Double.NaN : lag;
        }
    }

    /**
     * The positions of one consumer. A consumer can learn late that it lost a partition to another consumer of this
     * instance. Its updates of that partition are ignored.
     */
    final class ConsumerPositions {

        /** Records that partitions were assigned to this consumer. */
        void assigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> positions.put(partition, unknown()));
            assigned = true;
        }

        /** Records that the consumer continues elsewhere in partitions. */
        void repositioned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> change(partition, old -> unknown()));
        }

        /** Records that a partition was fetched up to an offset. */
        void fetched(TopicPartition partition, long lastOffset) {
            change(partition, old -> new Position(this, lastOffset, old.lag()));
        }

        /** Records the number of records left to fetch; does nothing if it is empty. */
        void lag(TopicPartition partition, OptionalLong lag) {
            if (lag.isPresent()) {
                change(partition, old -> new Position(this, old.lastFetched(), lag.getAsLong()));
            }
        }

        /** Records that partitions were revoked from this consumer. */
        void revoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> change(partition, old -> null));
        }

        private void change(TopicPartition partition, Function<Position, @Nullable Position> to) {
            positions.computeIfPresent(partition, (key, old) -> old.consumer() == this ? to.apply(old) : old);
        }

        private Position unknown() {
            return new Position(this, NOTHING_FETCHED, LAG_UNKNOWN);
        }
    }

    /** Returns the positions of a new consumer. */
    ConsumerPositions newConsumer() {
        return new ConsumerPositions();
    }

    /** Returns whether a partition, processed up to an offset, has no more records, fetched or not. */
    boolean isReadToEnd(TopicPartition partition, long lastProcessed) {
        Position position = positions.get(partition);
        return position != null && position.lag() == 0 && position.lastFetched() <= lastProcessed;
    }

    /**
     * Returns the number of records of a topic left to fetch, over the partitions of this instance; empty if it is unknown
     * for one of them, or if no partitions have been assigned to this instance yet.
     */
    OptionalDouble lagRecords(String topic) {
        double sum = 0;
        for (Map.Entry<TopicPartition, Position> entry : positions.entrySet()) {
            if (entry.getKey().topic().equals(topic)) {
                sum += entry.getValue().lagOrNaN();
            }
        }
        return assigned && !Double.isNaN(sum) ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }
}
