package dev.rewardsync.console.books;

import dev.rewardsync.json.OperatorAction;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

/** What an operator did. */
final class StoredAction {

    /** The columns of an action. */
    static final String COLUMNS =
            "action_id, action, acted_at, acted_by, acted_by_subject, sign_in, person_role, customer_id, customer_hash, details";

    private static final byte[] NO_DETAILS = "{}".getBytes(StandardCharsets.UTF_8);

    private StoredAction() {}

    static OperatorAction of(ResultRow row) throws SQLException {
        return new OperatorAction(
                row.text("action_id"),
                row.text("action"),
                row.time("acted_at"),
                row.text("acted_by"),
                row.optionalText("acted_by_subject"),
                row.text("sign_in"),
                row.text("person_role"),
                row.optionalText("customer_id"),
                row.optionalText("customer_hash"),
                Objects.requireNonNullElse(row.optionalBytes("details"), NO_DETAILS));
    }
}
