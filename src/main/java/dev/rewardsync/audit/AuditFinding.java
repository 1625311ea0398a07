package dev.rewardsync.audit;

/**
 * Something in the books that should not be.
 *
 * @param place where it was found: a record or a line
 * @param about the customer or order, such as {@code customer c-1001}
 * @param text what was expected, and what is there
 */
public record AuditFinding(Kind kind, String place, String about, String text) {

    /** What is wrong. */
    public enum Kind {
        /** A value is not what its topic holds. */
        UNREADABLE,
        /** A record's key is not that of its value. */
        KEY,
        /** An entry's number does not follow: one is missing, or out of order. */
        SEQUENCE,
        /** An entry or an export is there more than once. */
        REPEATED,
        /** The balance that an entry tells is not the sum of the entries up to it. */
        ENTRY_BALANCE,
        /** More was released or taken back than was pending. */
        PENDING,
        /** A release does not make available what it takes from pending. */
        RELEASE,
        /** More was taken from a lot than there was in it. */
        LOT,
        /** Open lots hold other points than are available. */
        LOTS,
        /** A part of an erased customer is still there. */
        ERASURE,
        /** A balance is not the sum of the ledger's entries. */
        BALANCE,
        /** A customer with entries has no balance. */
        NO_BALANCE,
        /** A balance has no entries. */
        NO_ENTRIES,
        /** An export's number does not follow, or is not the one in its name. */
        REVISION,
        /** The points in an export do not add up. */
        POINTS,
        /** The reward discount in an export does not add up. */
        DISCOUNT,
        /** An order's points used are not those of the ledger. */
        POINTS_USED,
        /** What a rule gave for an order is not what the ledger has. */
        POINTS_EARNED,
        /** The ledger's entries of an order are another customer's. */
        CUSTOMER,
        /** An order with ledger entries was not exported. */
        NO_EXPORT,
        /** Someone else's figures differ. */
        TABLE
    }

    /** One line for people; ids are in it as the shop sent them. */
    @Override
    public String toString() {
        return place + ": " + kind + " " + about + ": " + text;
    }
}
