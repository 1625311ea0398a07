package dev.rewardsync.console.database;

import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Adds the changes in ledger entries to the lots. Each entry must be added once only. */
final class LotWriter {

    private static final String UPDATE =
            "UPDATE lot SET remaining = remaining + ?, expired = expired + ? WHERE customer_id = ? AND lot_id = ?";
    private static final int[] UPDATE_TYPES = {Types.BIGINT, Types.BIGINT, Types.VARCHAR, Types.VARCHAR};
    private static final String INSERT =
            "INSERT INTO lot (customer_id, lot_id, opened_at, expires_at, opened, remaining,"
                    + " expired) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final int[] INSERT_TYPES = {
        Types.VARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT
    };

    private final JdbcTemplate jdbc;
    private final Map<LotKey, LotSum> sums = new LinkedHashMap<>();

    private record LotKey(String customerId, String lotId) {}

    /** The sum of a lot's changes, and the first of them. */
    private static final class LotSum {
        private final Instant openedAt;
        private final @Nullable Instant expiresAt;
        private final long opened;
        private long points;
        private long expired;

        LotSum(LedgerEntry entry, LotChange change) {
            openedAt = entry.occurredAt();
            expiresAt = change.expiresAt();
            opened = change.points();
        }

        void add(EntryType type, long change) {
            points += change;
            expired -= type == EntryType.EXPIRY ? change : 0;
        }
    }

    LotWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the changes of an entry. */
    void add(LedgerEntry entry) {
        for (LotChange change : entry.lots()) {
            LotKey key = new LotKey(
                    StoredText.escape(entry.customerId()),
                    StoredText.escape(change.lotId().text()));
            sums.computeIfAbsent(key, absent -> new LotSum(entry, change)).add(entry.type(), change.points());
        }
    }

    /** Writes all added changes. */
    void write() {
        if (sums.isEmpty()) {
            return;
        }
        List<Object[]> updates = new ArrayList<>(sums.size());
        sums.forEach((lot, sum) -> updates.add(new Object[] {sum.points, sum.expired, lot.customerId(), lot.lotId()}));
        int[] updated = jdbc.batchUpdate(UPDATE, updates, UPDATE_TYPES);
        List<@Nullable Object[]> opened = new ArrayList<>();
        int index = 0;
        for (Map.Entry<LotKey, LotSum> lot : sums.entrySet()) {
            if (updated[index++] == 0) {
                opened.add(row(lot.getKey(), lot.getValue()));
            }
        }
        insert(opened);
    }

    @SuppressWarnings("NullAway") // JDBC takes null for an absent value.
    private void insert(List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows, INSERT_TYPES);
        }
    }

    private static @Nullable Object[] row(LotKey lot, LotSum sum) {
        return new @Nullable Object[] {
            lot.customerId(),
            lot.lotId(),
            sum.openedAt.atOffset(ZoneOffset.UTC),
            sum.expiresAt == null ? null : sum.expiresAt.atOffset(ZoneOffset.UTC),
            sum.opened,
            sum.points,
            sum.expired
        };
    }
}
