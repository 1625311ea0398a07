package dev.rewardsync.console.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a table. A column without a value is null. */
public final class Row {

    private final Table table;
    private final @Nullable Object[] values;

    /** Creates a row without values. */
    public Row(Table table) {
        this.table = table;
        this.values = new @Nullable Object[table.columns().size()];
    }

    /** Sets a text. */
    public Row text(String column, @Nullable String text) {
        return set(column, text == null ? null : StoredText.escape(text));
    }

    /** Sets a whole number. */
    public Row number(String column, @Nullable Long number) {
        return set(column, number);
    }

    /** Sets a whole number of 32 bits. */
    public Row integer(String column, @Nullable Integer number) {
        return set(column, number);
    }

    /** Sets an amount of money. */
    public Row money(String column, BigDecimal amount) {
        return set(column, amount);
    }

    /** Sets a time. */
    public Row time(String column, @Nullable Instant time) {
        return set(column, time == null ? null : time.atOffset(ZoneOffset.UTC));
    }

    /** Sets a truth value. */
    public Row flag(String column, boolean value) {
        return set(column, value);
    }

    /** Sets bytes. */
    public Row bytes(String column, byte @Nullable [] bytes) {
        return set(column, bytes);
    }

    private Row set(String column, @Nullable Object value) {
        int index = table.columns().indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("table " + table.tableName() + " has no column " + column);
        }
        values[index] = value;
        return this;
    }

    /** Returns the value of a column. */
    public @Nullable Object get(String column) {
        return values[table.columns().indexOf(column)];
    }

    Table table() {
        return table;
    }

    /** Returns the values of all columns. */
    @Nullable
    Object[] values() {
        return values.clone();
    }

    /** Returns the values of the key. */
    List<@Nullable Object> key() {
        return Arrays.asList(Arrays.copyOf(values, table.keyLength()));
    }
}
