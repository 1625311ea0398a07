package dev.rewardsync.decision;

import dev.rewardsync.ledger.Balance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that the customer should be told. */
public sealed interface Notification {

    /** Derived, so that the same happening is never told twice. */
    String notificationId();

    /** Whom to tell. */
    String customerId();

    /** When it happened. */
    Instant occurredAt();

    /**
     * The balance changed: one for each event that changes it, not one for each entry.
     *
     * @param available signed change of the points that can be spent
     * @param pending signed change of the points not yet released
     * @param balance after the event
     * @param messages of the rules that gave points, filled in
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

    /** What a rule says to the customer about points it gave; absent texts are null. */
    record RuleMessage(
            String ruleId,
            long points,
            @Nullable String name,
            @Nullable String history,
            @Nullable String email) {}

    /**
     * Points will run out soon.
     *
     * @param points that run out then, unless they are spent before
     */
    record PointsExpiring(String notificationId, String customerId, Instant occurredAt, long points, Instant expiresAt)
            implements Notification {}

    /** The customer reached another tier, or fell back to one; {@code none} is below the first. */
    record TierChanged(String notificationId, String customerId, Instant occurredAt, String from, String to)
            implements Notification {}

    /** A rule moved the customer to another group, for the shop to follow. */
    record GroupAssigned(String notificationId, String customerId, Instant occurredAt, String group, String ruleId)
            implements Notification {}
}
