package dev.rewardsync.console.database;

import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that are filled with records, with their columns. The key comes first. docs/console.md describes them. */
public enum Table {
    /** Balances, one row for each customer. */
    CUSTOMER(
            1,
            text("customer_id"),
            points("available", "pending", "earned", "spent", "expired"),
            text("tier", "customer_group"),
            points("last_sequence", "next_expiry_points"),
            time("next_expiry_at", "as_of")),
    /** Ledger entries. */
    LEDGER_ENTRY(
            2,
            text("customer_id", "entry_id"),
            points("sequence"),
            text("type"),
            points("available", "pending", "balance_available", "balance_pending"),
            text("rule_id", "ruleset", "order_id", "source_type", "source_event_id", "message", "reference", "made_by"),
            time("occurred_at", "recorded_at")),
    /** All revisions of all order exports. */
    ORDER_EXPORT(
            1,
            text("export_id", "order_id"),
            flag("guest"),
            integer("revision"),
            flag("latest"),
            text("reason", "customer_id", "website", "currency"),
            time("occurred_at", "recorded_at"),
            points("points_used", "points_earned"),
            text("points_earned_status"),
            points("net_balance_change"),
            money("reward_discount", "subtotal", "discount", "shipping", "tax", "grand_total"),
            text("discrepancies", "ruleset", "order_export"),
            bytes("document", "order_document")),
    /** The points of rules in order exports. */
    RULE_AWARD(3, text("export_id", "rule_id"), flag("trial"), text("rule_name"), points("points")),
    /** Notifications. */
    NOTIFICATION(2, text("customer_id", "notification_id", "type"), time("occurred_at"), bytes("document")),
    /** Rulesets that were in force. */
    RULESET(1, text("version"), time("recorded_at"), bytes("document")),
    /** What operators did. */
    OPERATOR_ACTION(
            3,
            text("action_id"),
            integer("partition_id"),
            points("record_offset"),
            text("action"),
            time("acted_at"),
            text("acted_by", "sign_in", "person_role", "customer_id", "customer_hash"),
            bytes("details"),
            text("acted_by_subject")),
    /** Dead letters. */
    DEAD_LETTER(
            3,
            text("topic"),
            integer("partition_id"),
            points("record_offset"),
            time("recorded_at"),
            text("code", "detail", "original_topic"),
            integer("original_partition"),
            points("original_offset"),
            text("record_key", "customer_id"),
            bytes("document"),
            points("document_bytes"));

    private final List<String> keyColumns;
    private final List<String> columns;
    private final int[] types;

    private record Columns(int type, String... names) {}

    Table(int keyLength, Columns... columns) {
        this.columns =
                Stream.of(columns).flatMap(group -> Stream.of(group.names())).toList();
        this.types = Stream.of(columns)
                .flatMapToInt(group -> Arrays.stream(group.names()).mapToInt(name -> group.type()))
                .toArray();
        this.keyColumns = this.columns.subList(0, keyLength);
    }

    private static Columns text(String... names) {
        return new Columns(Types.VARCHAR, names);
    }

    private static Columns points(String... names) {
        return new Columns(Types.BIGINT, names);
    }

    private static Columns integer(String... names) {
        return new Columns(Types.INTEGER, names);
    }

    private static Columns money(String... names) {
        return new Columns(Types.DECIMAL, names);
    }

    private static Columns time(String... names) {
        return new Columns(Types.TIMESTAMP_WITH_TIMEZONE, names);
    }

    private static Columns flag(String... names) {
        return new Columns(Types.BOOLEAN, names);
    }

    private static Columns bytes(String... names) {
        return new Columns(Types.VARBINARY, names);
    }

    /** Returns the name of the table. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the names of the columns, those of the key first. */
    public List<String> columns() {
        return columns;
    }

    int keyLength() {
        return keyColumns.size();
    }

    /** Returns the JDBC types of the columns. */
    int[] types() {
        return types.clone();
    }

    /** Returns the JDBC types of the key's columns. */
    int[] keyTypes() {
        return Arrays.copyOf(types, keyColumns.size());
    }

    /** Returns the statement that deletes a row by its key. */
    String deleteStatement() {
        return "DELETE FROM " + tableName() + " WHERE "
                + keyColumns.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    }

    /** Returns the statement that inserts a row. */
    String insertStatement() {
        return "INSERT INTO " + tableName() + " (" + String.join(", ", columns) + ") VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }
}
