package dev.rewardsync.decision;

import dev.rewardsync.rule.EarningRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What points of a rule are booked under.
 *
 * @param entryId of the entry
 * @param orderId the customer's own order behind it, where one is
 * @param reached when the wait for the release began; null where the order has not reached the award's status
 */
record AccrualRequest(
        EarningRule rule,
        String entryId,
        @Nullable String orderId,
        @Nullable Instant reached,
        Cause cause) {}
