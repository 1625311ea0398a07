package dev.rewardsync.ledger;

import dev.rewardsync.event.EventType;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a customer's points. Entries are never changed or taken away; a correction is another entry.
 *
 * @param entryId derived, see {@link EntryId}
 * @param sequence counts the customer's entries from 1 without gaps
 * @param available signed change of the points that can be spent
 * @param pending signed change of the points not yet released
 * @param balance after this entry
 * @param ruleId the earning rule, of accruals and what follows from them
 * @param ruleset version of the ruleset that decided
 * @param orderId the order that it belongs to, where it does to one
 * @param source the event behind it; null where time alone was the cause
 * @param lots the lots that it opened or changed
 * @param message the rule's message for the customer's history
 * @param occurredAt when what caused it happened
 */
@RecordBuilder
public record LedgerEntry(
        String entryId,
        String customerId,
        long sequence,
        EntryType type,
        long available,
        long pending,
        Balance balance,
        @Nullable String ruleId,
        String ruleset,
        @Nullable String orderId,
        @Nullable Source source,
        List<LotChange> lots,
        @Nullable String message,
        Instant occurredAt) {

    /** The event that caused an entry. */
    public record Source(EventType type, String eventId) {}
}
