package dev.rewardsync.ledger;

import dev.rewardsync.event.EventType;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a customer's points. Entries are immutable; a correction is another entry.
 *
 * @param entryId derived from the entry's cause
 * @param sequence number of the customer's entry, from 1 without gaps
 * @param available signed change of the available points
 * @param pending signed change of the pending points
 * @param balance after this entry
 * @param ruleId the earning rule of an accrual and of its later entries; null for all other entries
 * @param ruleset version of the ruleset that decided the entry
 * @param orderId null if the entry belongs to no order
 * @param source the event that caused the entry; null if a timer did
 * @param lots the lots that the entry opened or changed
 * @param message the rule's message for the customer's history, or the reason of an adjustment; null if there is none
 * @param reference the shop's reference of an adjustment; null if there is none
 * @param by who made an adjustment, in the shop's words; null if unknown
 * @param occurredAt time of the cause
 */
@RecordBuilder
public record LedgerEntry(
        EntryId entryId,
        String customerId,
        long sequence,
        EntryType type,
        long available,
        long pending,
        Balance balance,
        @Nullable String ruleId,
        String ruleset,
        @Nullable String orderId,
        @Nullable SourceEvent source,
        List<LotChange> lots,
        @Nullable String message,
        @Nullable String reference,
        @Nullable String by,
        Instant occurredAt) {

    /** The event that caused a ledger entry. */
    public record SourceEvent(EventType type, String eventId) {}
}
