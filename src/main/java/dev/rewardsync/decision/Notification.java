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
}
