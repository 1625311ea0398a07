package dev.rewardsync.decision;

import dev.rewardsync.ledger.Balance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notification to the customer. */
public sealed interface Notification {

    /** Returns the id, which is derived from the cause, so that the same notification always has the same id. */
    String notificationId();

    /** Returns the customer to notify. */
    String customerId();

    /** Returns when the cause occurred. */
    Instant occurredAt();

    /**
     * A change of the balance. An event sends at most one, for all of its entries together.
     *
     * @param available signed change of the available points
     * @param pending signed change of the pending points
     * @param balance balance after the event
     * @param messages filled-in messages of the rules that awarded points
     */
    record BalanceChanged(
            String notificationId,
            String customerId,
            Instant occurredAt,
            long available,
            long pending,
            Balance balance,
            @Nullable String orderId,
            List<RuleMessage> messages)
            implements Notification {}

    /** The messages of a rule about its points. Absent messages are null. */
    record RuleMessage(
            String ruleId,
            long points,
            @Nullable String name,
            @Nullable String history,
            @Nullable String email) {}

    /**
     * A warning that points will expire.
     *
     * @param points points that expire unless they are spent before
     */
    record PointsExpiring(String notificationId, String customerId, Instant occurredAt, long points, Instant expiresAt)
            implements Notification {}

    /** A change of the customer's tier. {@code none} is below the first tier. */
    record TierChanged(String notificationId, String customerId, Instant occurredAt, String from, String to)
            implements Notification {}

    /** The assignment of the customer to another group, which the shop should adopt. */
    record GroupAssigned(String notificationId, String customerId, Instant occurredAt, String group, String ruleId)
            implements Notification {}
}
