package dev.rewardsync.console.database;

import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Kafka offsets up to which the database has all records. */
public final class KafkaPositions {

    private static final String ADVANCE =
            "UPDATE kafka_offset SET next_offset = ? WHERE topic = ? AND partition_id = ? AND next_offset = ?";
    private static final int[] ADVANCE_TYPES = {Types.BIGINT, Types.VARCHAR, Types.INTEGER, Types.BIGINT};

    private final JdbcTemplate jdbc;

    KafkaPositions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stored position.
     *
     * @param topicId Kafka's id of the topic; a topic that is created again has another one
     * @param nextOffset the offset of the first record that the database does not have
     */
    public record StoredPosition(String topicId, long nextOffset) {}

    /** A change of a position. */
    public record Advance(long from, long to) {}

    /** Thrown if another console has advanced the positions of the same database. */
    public static final class ConcurrentConsoleException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ConcurrentConsoleException() {
            super("another console writes to the same database");
        }
    }

    /** Returns all positions. */
    public Map<TopicPosition, StoredPosition> all() {
        Map<TopicPosition, StoredPosition> positions = new HashMap<>();
        JdbcClient.create(jdbc)
                .sql("SELECT topic, partition_id, topic_id, next_offset FROM kafka_offset")
                .query(row -> {
                    positions.put(
                            new TopicPosition(row.getString(1), row.getInt(2)),
                            new StoredPosition(row.getString(3), row.getLong(4)));
                });
        return positions;
    }

    /** Adds the position of a partition that was never read. */
    public void add(TopicPosition partition, StoredPosition position) {
        jdbc.update(
                "INSERT INTO kafka_offset (topic, partition_id, topic_id, next_offset) VALUES (?, ?, ?, ?)",
                partition.topic(),
                partition.partition(),
                position.topicId(),
                position.nextOffset());
    }

    /**
     * Advances positions.
     *
     * @throws ConcurrentConsoleException if one of them is not where it should be
     */
    void advance(Map<TopicPosition, Advance> advances) {
        List<Object[]> updates = new ArrayList<>(advances.size());
        advances.forEach((partition, advance) ->
                updates.add(new Object[] {advance.to(), partition.topic(), partition.partition(), advance.from()}));
        for (int updated : jdbc.batchUpdate(ADVANCE, updates, ADVANCE_TYPES)) {
            if (updated != 1) {
                throw new ConcurrentConsoleException();
            }
        }
    }
}
