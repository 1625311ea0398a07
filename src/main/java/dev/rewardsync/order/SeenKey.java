package dev.rewardsync.order;

import java.time.Instant;

/**
 * One of an order's events by its natural key, and the fingerprint of its content.
 *
 * @param name what kind of event, and the revision's number, the status or the refund's id
 * @param at when it happened
 */
public record SeenKey(String name, long fingerprint, Instant at) {

    /** The key of a revision of the order. */
    public static String revision(int number) {
        return "revision " + number;
    }

    /** The key of a status. */
    public static String status(String status) {
        return "status " + status;
    }

    /** The key of a refund. */
    public static String refund(String refundId) {
        return "refund " + refundId;
    }
}
