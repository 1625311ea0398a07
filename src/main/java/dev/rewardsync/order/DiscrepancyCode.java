package dev.rewardsync.order;

/** The kinds of discrepancies. See {@code docs/discrepancies.md}. */
public enum DiscrepancyCode {
    /** The shop's reward discount differs from the value of the points used. */
    DISCOUNT_MISMATCH,
    /** The points used or their discount exceed a limit. */
    REDEMPTION_LIMIT_EXCEEDED,
    /** Fewer points were used than the minimum. */
    BELOW_MINIMUM,
    /** More points were used than were available. */
    OVERDRAWN,
    /** The grand total differs from the sum of its parts. */
    TOTAL_MISMATCH,
    /** No exchange rate between the order's currency and the ruleset's currency is known. */
    NO_EXCHANGE_RATE,
    /** A rule's points, or the points used, leave 64 bits. */
    POINTS_OVERFLOW,
    /** A guest used points. */
    GUEST_REDEMPTION,
    /** A refund exceeds the remaining order; the excess is ignored. */
    REFUND_EXCEEDS_ORDER,
    /** A customer whose membership is suspended used points. */
    MEMBERSHIP_SUSPENDED,
    /** A revision came after the order was canceled; it is exported and nothing is posted. */
    ORDER_CANCELED
}
