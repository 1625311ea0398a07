package dev.rewardsync.console.books;

import dev.rewardsync.console.database.TopicPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds dead letters. */
public final class DeadLetterQueries {

    private static final String LETTERS = "SELECT " + StoredDeadLetter.COLUMNS + " FROM dead_letter";

    private final JdbcClient jdbc;

    /**
     * The wanted dead letters.
     *
     * @param topic the dead letter topic; null for all
     * @param code the error; null for all
     * @param since the first time at which they were written; null for no limit
     */
    public record LetterFilter(
            @Nullable String topic,
            @Nullable String code,
            @Nullable Instant since) {

        /** All dead letters. */
        public static final LetterFilter ALL = new LetterFilter(null, null, null);
    }

    /** The number of dead letters with a code in a topic. */
    public record LetterCount(String topic, String code, long letters) {}

    public DeadLetterQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns dead letters, the newest first.
     *
     * @param cursor of an earlier page with the same filter; null for the first one
     */
    public Page<StoredDeadLetter> list(LetterFilter filter, @Nullable String cursor, int size) {
        TimeCursor from = TimeCursor.newest(cursor);
        List<StoredDeadLetter> rows = filtered(LETTERS, filter)
                .where("recorded_at <= :from", "from", from.at())
                .with("skip", from.skip())
                .with("rows", Page.rowsFor(size))
                .end("ORDER BY recorded_at DESC, topic, partition_id, record_offset DESC LIMIT :rows OFFSET :skip")
                .on(jdbc)
                .query((row, number) -> StoredDeadLetter.of(new ResultRow(row)))
                .list();
        return Page.of(
                rows,
                size,
                shown -> from.after(
                        shown.stream().map(StoredDeadLetter::recordedAt).toList()));
    }

    /** Returns the number of dead letters by topic and code, the most first. */
    public List<LetterCount> counts(LetterFilter filter) {
        return filtered("SELECT topic, code, COUNT(*) AS letters FROM dead_letter", filter)
                .end("GROUP BY topic, code ORDER BY letters DESC, topic, code")
                .on(jdbc)
                .query((row, number) -> {
                    ResultRow read = new ResultRow(row);
                    return new LetterCount(read.text("topic"), read.text("code"), read.number("letters"));
                })
                .list();
    }

    private static Selection filtered(String select, LetterFilter filter) {
        Selection selection = new Selection(select);
        if (filter.topic() != null) {
            selection.where("topic = :topic", "topic", filter.topic());
        }
        if (filter.code() != null) {
            selection.where("code = :code", "code", filter.code());
        }
        if (filter.since() != null) {
            selection.where("recorded_at >= :since", "since", filter.since());
        }
        return selection;
    }

    /** Returns a dead letter; empty if there is none at this place. */
    public Optional<StoredDeadLetter.WithValue> find(TopicPosition at, long offset) {
        return new Selection("SELECT " + StoredDeadLetter.COLUMNS + ", document FROM dead_letter")
                .where("topic = :topic", "topic", at.topic())
                .where("partition_id = :partition", "partition", at.partition())
                .where("record_offset = :offset", "offset", offset)
                .on(jdbc)
                .query((row, number) -> {
                    ResultRow read = new ResultRow(row);
                    return new StoredDeadLetter.WithValue(StoredDeadLetter.of(read), read.optionalBytes("document"));
                })
                .optional();
    }
}
