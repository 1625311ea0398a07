package dev.rewardsync.decision;

import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Facts;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to re-rate the accruals of one trigger's rules.
 *
 * @param facts the facts of the order's new revision at the instant when the rules first ran
 * @param before the awards of the order's earlier revision
 * @param refundedBefore refunds before that instant
 * @param refunds all refunds since the order was placed
 * @param orderId id of the customer's own order; null for a referee's order
 * @param entryId returns the id of the entry that posts a rule's difference
 * @param holdStart returns when an award's hold began; null if it has not begun
 * @param discrepancies receives the reasons why rules awarded no points
 */
record ReratingRequest(
        Facts facts,
        OwnAwards before,
        RefundTotals refundedBefore,
        RefundCalculation refunds,
        @Nullable String orderId,
        Function<String, EntryId> entryId,
        Function<Award, @Nullable Instant> holdStart,
        Cause cause,
        List<Discrepancy> discrepancies) {}
