package dev.rewardsync.console.ingest;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Says why records cannot be read or written, without the content of any record. */
final class FailureText {

    private static final String CONNECTION_FAILURE = "08";
    private static final String SHUTTING_DOWN = "57P0";
    private static final String H2_FILE = "900";

    private FailureText() {}

    /** Returns the reason, without a full stop. */
    static String of(Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql != null) {
            return "The database " + ofSql(sql);
        }
        return switch (failure) {
            case RebuildRequiredException rebuild -> String.valueOf(rebuild.getMessage());
            case TimeoutException timeout -> "Kafka does not answer: " + timeout.getMessage();
            case KafkaException kafka -> "Kafka refuses: " + root(kafka).getMessage();
            case DataAccessException database ->
                "The database fails: " + database.getClass().getSimpleName();
            case TransactionException database ->
                "The database fails: " + database.getClass().getSimpleName();
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** Messages of other errors than those of connections can contain values of the row. */
    private static String ofSql(SQLException e) {
        String state = e.getSQLState();
        boolean connection = state == null // the driver's or the pool's own message
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || state.startsWith(CONNECTION_FAILURE)
                || state.startsWith(SHUTTING_DOWN)
                || state.startsWith(H2_FILE);
        return connection ? "does not answer: " + root(e).getMessage() : "fails with SQL state " + state;
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
