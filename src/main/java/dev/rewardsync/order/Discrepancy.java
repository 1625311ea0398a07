package dev.rewardsync.order;

/** Something about an order that should not be; it never holds the order back. */
public record Discrepancy(Code code, String detail) {

    /** What should not be. */
    public enum Code {
        /** The shop's reward discount is not what the points are worth. */
        DISCOUNT_MISMATCH,
        /** More points were used than one order may. */
        REDEMPTION_LIMIT_EXCEEDED,
        /** Fewer points were used than an order must. */
        BELOW_MINIMUM,
        /** More points were used than the customer had. */
        OVERDRAWN,
        /** The grand total is not the sum of its parts. */
        TOTAL_MISMATCH,
        /** Amounts can't be converted to the ruleset's currency. */
        NO_EXCHANGE_RATE,
        /** A rule's points, or those used, leave 64 bits. */
        POINTS_OVERFLOW,
        /** A guest used points, and guests have none. */
        GUEST_REDEMPTION,
        /** More was refunded than was left of the order; what was too much is ignored. */
        REFUND_EXCEEDS_ORDER
    }
}
