package dev.rewardsync.console.books;

import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.json.ReplayRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what operators did. */
public final class ActionQueries {

    private static final String ACTIONS = "SELECT " + StoredAction.COLUMNS + " FROM operator_action";
    private static final String REPLAY = "replay";
    private static final int SEARCHED_REPLAYS = 500;

    private final JdbcClient jdbc;

    /**
     * The wanted actions.
     *
     * @param action the kind of action, such as {@code adjust}; null for all
     * @param by the name of the person; null for all
     */
    public record ActionFilter(
            @Nullable String action, @Nullable String by) {}

    public ActionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns actions, the newest first.
     *
     * @param cursor of an earlier page with the same filter; null for the first one
     */
    public Page<OperatorAction> list(ActionFilter filter, @Nullable String cursor, int size) {
        TimeCursor from = TimeCursor.newest(cursor);
        Selection selection = new Selection(ACTIONS).where("acted_at <= :from", "from", from.at());
        if (filter.action() != null) {
            selection.where("action = :action", "action", filter.action());
        }
        if (filter.by() != null) {
            selection.where("acted_by = :by", "by", filter.by());
        }
        List<OperatorAction> rows = selection
                .with("skip", from.skip())
                .with("rows", Page.rowsFor(size))
                .end("ORDER BY acted_at DESC, action_id, record_offset LIMIT :rows OFFSET :skip")
                .on(jdbc)
                .query((row, number) -> StoredAction.of(new ResultRow(row)))
                .list();
        return Page.of(
                rows,
                size,
                shown -> from.after(shown.stream().map(OperatorAction::at).toList()));
    }

    /** Returns the replays that selected a dead letter, the newest first. The latest 500 replays are searched. */
    public List<OperatorAction> replaysOf(StoredDeadLetter letter) {
        return new Selection(ACTIONS)
                        .where("action = :action", "action", REPLAY)
                        .where("acted_at > :written", "written", letter.recordedAt())
                        .with("rows", SEARCHED_REPLAYS)
                        .end("ORDER BY acted_at DESC, action_id LIMIT :rows")
                        .on(jdbc)
                        .query((row, number) -> StoredAction.of(new ResultRow(row)))
                        .list()
                        .stream()
                        .filter(action -> hasSelected(action, letter))
                        .toList();
    }

    private static boolean hasSelected(OperatorAction action, StoredDeadLetter letter) {
        return ReplayRequest.read(action.details()) instanceof ParseResult.Parsed<ReplayRequest>(ReplayRequest wanted)
                && wanted.topic().equals(letter.at().topic())
                && (wanted.partition() == null
                        || wanted.partition() == letter.at().partition())
                && (wanted.offset() == null || wanted.offset() == letter.offset())
                && (wanted.code() == null || wanted.code().equals(letter.code()))
                && (wanted.from() == null || !letter.recordedAt().isBefore(wanted.from()))
                && (wanted.to() == null || letter.recordedAt().isBefore(wanted.to()));
    }

    /** Returns the first action with an id; empty if there is none. */
    public Optional<OperatorAction> find(String actionId) {
        return new Selection(ACTIONS)
                .where("action_id = :id", "id", actionId)
                .end("ORDER BY record_offset LIMIT 1")
                .on(jdbc)
                .query((row, number) -> StoredAction.of(new ResultRow(row)))
                .optional();
    }
}
