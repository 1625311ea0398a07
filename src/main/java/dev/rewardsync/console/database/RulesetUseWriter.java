package dev.rewardsync.console.database;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores when each ruleset decided last: by the timestamps of the ledger entries and exports that name it. */
record RulesetUseWriter(JdbcTemplate jdbc) {

    private static final String UPDATE =
            "UPDATE ruleset_use SET last_used_at = GREATEST(last_used_at, ?) WHERE version = ?";
    private static final String INSERT = "INSERT INTO ruleset_use (last_used_at, version) VALUES (?, ?)";

    void write(Batch batch) {
        Map<Object, OffsetDateTime> lastUse = new HashMap<>();
        Stream.of(Table.LEDGER_ENTRY, Table.ORDER_EXPORT)
                .flatMap(table -> batch.rows(table).stream())
                .forEach(row -> {
                    if (row.get("ruleset") instanceof String version
                            && row.get("recorded_at") instanceof OffsetDateTime at) {
                        lastUse.merge(version, at, (one, other) -> one.isAfter(other) ? one : other);
                    }
                });
        List<Object[]> uses = new ArrayList<>();
        lastUse.forEach((version, at) -> uses.add(new Object[] {at, version}));
        int[] updated = jdbc.batchUpdate(UPDATE, uses);
        List<Object[]> added = new ArrayList<>();
        for (int index = 0; index < updated.length; index++) {
            if (updated[index] == 0) {
                added.add(uses.get(index));
            }
        }
        jdbc.batchUpdate(INSERT, added);
    }
}
