package dev.rewardsync.console.books;

import dev.rewardsync.console.database.StoredText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a query's current row, with texts as the shop sent them. */
record ResultRow(ResultSet row) {

    String text(String column) throws SQLException {
        return Objects.requireNonNull(optionalText(column), column);
    }

    @Nullable
    String optionalText(String column) throws SQLException {
        String stored = row.getString(column);
        return stored == null ? null : StoredText.unescape(stored);
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    @Nullable
    Long optionalNumber(String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    int integer(String column) throws SQLException {
        return row.getInt(column);
    }

    @Nullable
    Integer optionalInteger(String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    BigDecimal money(String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    Instant time(String column) throws SQLException {
        return Objects.requireNonNull(optionalTime(column), column);
    }

    @Nullable
    Instant optionalTime(String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    byte[] bytes(String column) throws SQLException {
        return Objects.requireNonNull(optionalBytes(column), column);
    }

    byte @Nullable [] optionalBytes(String column) throws SQLException {
        return row.getBytes(column);
    }
}
