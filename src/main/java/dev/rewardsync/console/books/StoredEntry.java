package dev.rewardsync.console.books;

import dev.rewardsync.ledger.EntryType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry, without its changes of lots.
 *
 * @param sequence counts the customer's entries from 1
 * @param available signed change of the available points
 * @param pending signed change of the pending points
 * @param balanceAvailable available points after the entry
 * @param balancePending pending points after the entry
 * @param cause why the entry was written
 * @param remarks texts for people
 * @param occurredAt time of the cause
 * @param recordedAt the timestamp of the record in Kafka
 */
public record StoredEntry(
        String customerId,
        String entryId,
        long sequence,
        EntryType type,
        long available,
        long pending,
        long balanceAvailable,
        long balancePending,
        Cause cause,
        Remarks remarks,
        Instant occurredAt,
        Instant recordedAt) {

    private static final Duration ON_TIME = Duration.ofHours(24);

    /**
     * The cause of an entry.
     *
     * @param ruleId the earning rule; null if there is none
     * @param ruleset version of the ruleset that decided
     * @param orderId null if there is none
     * @param sourceType type of the event that caused the entry; null if a timer did
     * @param sourceEventId its id; null if a timer did
     */
    public record Cause(
            @Nullable String ruleId,
            String ruleset,
            @Nullable String orderId,
            @Nullable String sourceType,
            @Nullable String sourceEventId) {}

    /**
     * The texts of an entry.
     *
     * @param message the message for the customer or the reason of an adjustment; null if there is none
     * @param reference the reference of an adjustment; null if there is none
     * @param madeBy who made an adjustment; null if unknown
     */
    public record Remarks(
            @Nullable String message,
            @Nullable String reference,
            @Nullable String madeBy) {}

    /** Returns whether the entry was recorded more than a day after it occurred. */
    public boolean isLate() {
        return recordedAt.isAfter(occurredAt.plus(ON_TIME));
    }

    static StoredEntry of(ResultRow row) throws SQLException {
        return new StoredEntry(
                row.text("customer_id"),
                row.text("entry_id"),
                row.number("sequence"),
                EntryType.valueOf(row.text("type")),
                row.number("available"),
                row.number("pending"),
                row.number("balance_available"),
                row.number("balance_pending"),
                new Cause(
                        row.optionalText("rule_id"),
                        row.text("ruleset"),
                        row.optionalText("order_id"),
                        row.optionalText("source_type"),
                        row.optionalText("source_event_id")),
                new Remarks(row.optionalText("message"), row.optionalText("reference"), row.optionalText("made_by")),
                row.time("occurred_at"),
                row.time("recorded_at"));
    }
}
