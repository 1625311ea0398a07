package dev.rewardsync.stream;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** How far each input partition of this instance has been fetched, and how much of it is left to fetch. */
public final class InputPositions {

    private static final long NOTHING_FETCHED = -1;

    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();

    /** The last offset fetched since the partition was assigned, and how many records are left; -1 where not known. */
    private record Position(long lastFetched, long lag) {
        static final Position UNKNOWN = new Position(NOTHING_FETCHED, -1);
    }

    /** Records were fetched up to an offset. */
    void fetched(TopicPartition partition, long lastOffset) {
        positions.compute(partition, (key, old) -> new Position(lastOffset, old == null ? -1 : old.lag()));
    }

    /** So many records are left to fetch; empty where that is not known. */
    void left(TopicPartition partition, OptionalLong lag) {
        if (lag.isPresent()) {
            positions.compute(
                    partition,
                    (key, old) -> new Position(old == null ? NOTHING_FETCHED : old.lastFetched(), lag.getAsLong()));
        }
    }

    /** The partition is no longer this instance's, or will be read from somewhere else. */
    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(positions::remove);
    }

    /** Whether nothing is left of a partition, fetched or not, that was processed up to an offset. */
    boolean readToEnd(TopicPartition partition, long lastProcessed) {
        Position position = positions.getOrDefault(partition, Position.UNKNOWN);
        return position.lag() == 0 && position.lastFetched() <= lastProcessed;
    }

    /** How many records of a topic are left to fetch, over the partitions that this instance reads. */
    public long lagRecords(String topic) {
        return positions.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(entry -> Math.max(entry.getValue().lag(), 0))
                .sum();
    }
}
