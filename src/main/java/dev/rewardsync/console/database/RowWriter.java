package dev.rewardsync.console.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Replaces rows by their keys, in batches. A replaced row is deleted and inserted, which H2 and PostgreSQL both do fast. */
record RowWriter(JdbcTemplate jdbc) {

    /** Writes rows of one table. Returns those whose key was not in the table before. */
    List<Row> replace(Table table, Collection<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Object[]> keys = new ArrayList<>(rows.size());
        List<Object[]> values = new ArrayList<>(rows.size());
        for (Row row : rows) {
            keys.add(row.key().toArray());
            values.add(row.values());
        }
        int[] deleted = jdbc.batchUpdate(table.deleteStatement(), keys, table.keyTypes());
        jdbc.batchUpdate(table.insertStatement(), values, table.types());
        List<Row> added = new ArrayList<>(rows.size());
        int index = 0;
        for (Row row : rows) {
            if (deleted[index++] == 0) {
                added.add(row);
            }
        }
        return added;
    }
}
