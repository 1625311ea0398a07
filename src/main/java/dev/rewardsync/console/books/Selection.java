package dev.rewardsync.console.books;

import dev.rewardsync.console.database.StoredText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds a query with the conditions that a caller needs. All values are parameters, never part of the SQL. */
final class Selection {

    private final StringBuilder sql;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private String end = "";

    /** Begins a query, up to its table. */
    Selection(String select) {
        sql = new StringBuilder(select);
    }

    /** Adds a condition without a value. */
    Selection where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition that contains {@code :name}. */
    Selection where(String condition, String name, Object value) {
        conditions.add(condition);
        return with(name, value);
    }

    /** Sets a value. Texts are escaped as they are in the database. */
    Selection with(String name, Object value) {
        values.put(
                name,
                switch (value) {
                    case String text -> StoredText.escape(text);
                    case Instant time -> time.atOffset(ZoneOffset.UTC);
                    default -> value;
                });
        return this;
    }

    /** Sets what follows the conditions, such as the order. */
    Selection end(String rest) {
        end = " " + rest;
        return this;
    }

    /** Returns the statement. */
    JdbcClient.StatementSpec on(JdbcClient jdbc) {
        if (!conditions.isEmpty()) {
            sql.append(" WHERE ").append(String.join(" AND ", conditions));
        }
        return jdbc.sql(sql + end).params(values);
    }
}
