package dev.rewardsync.decision;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.rule.EarningRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to post the points of a rule.
 *
 * @param entryId id of the entry to post
 * @param orderId the customer's own order behind the points; null if there is none
 * @param holdStart when the hold before the release began; null if the order has not reached the award's status
 */
record AccrualRequest(
        EarningRule rule,
        EntryId entryId,
        @Nullable String orderId,
        @Nullable Instant holdStart,
        Cause cause) {}
