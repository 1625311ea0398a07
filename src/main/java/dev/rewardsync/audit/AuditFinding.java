package dev.rewardsync.audit;

/**
 * An inconsistency that the audit found. {@code docs/audit.md} lists the kinds.
 *
 * @param location of the record or line in which it was found
 * @param subject the customer or order, such as {@code customer c-1001}
 * @param text the expected and the actual value
 */
public record AuditFinding(FindingKind kind, String location, String subject, String text) {

    /** The kind of a finding. */
    public enum FindingKind {
        /** A record cannot be read as one of its topic. */
        UNREADABLE,
        /** A record's key does not match its value. */
        KEY,
        /** An entry is missing or out of order. */
        SEQUENCE,
        /** An entry or an export occurs more than once. */
        REPEATED,
        /** The balance in an entry is not the sum of the entries up to it. */
        ENTRY_BALANCE,
        /** More points were released or reversed than were pending. */
        PENDING,
        /** A release changes the available points by another number than the pending points. */
        RELEASE,
        /** More points were taken from a lot than it had. */
        LOT,
        /** The sum of the lots is not the available balance. */
        LOTS,
        /** Data of an erased customer still exists. */
        ERASURE,
        /** A balance is not the sum of the ledger's entries. */
        BALANCE,
        /** A customer with entries has no balance. */
        NO_BALANCE,
        /** A balance has no entries. */
        NO_ENTRIES,
        /** An export is missing or out of order, or its revision does not match its id. */
        REVISION,
        /** The points in an export are inconsistent. */
        POINTS,
        /** The reward discounts in an export are inconsistent. */
        DISCOUNT,
        /** The points used of an order differ from the ledger. */
        POINTS_USED,
        /** The points of a rule for an order differ from the ledger. */
        POINTS_EARNED,
        /** The ledger entries of an order belong to another customer. */
        CUSTOMER,
        /** An order with ledger entries was not exported. */
        NO_EXPORT,
        /** A row of the compared table differs from the ledger or the exports. */
        TABLE
    }

    /** Returns the finding on one line. Ids are not escaped. */
    @Override
    public String toString() {
        return location + ": " + kind + " " + subject + ": " + text;
    }
}
