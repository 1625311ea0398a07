package dev.rewardsync.order;

import dev.rewardsync.event.PayableScope;
import dev.rewardsync.rule.CustomerFacts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Facts of an order that are fixed when it is placed or amended.
 *
 * @param placedAt when the order was placed
 * @param revisedAt when the revision in force occurred
 * @param revision number of the revision in force
 * @param customer the customer facts at placement
 * @param pointsUsed points used according to the shop; 0 for a guest's order
 * @param pointsDebited the part of {@code pointsUsed} that the account was debited
 * @param rewardDiscount discount for the points used, in the order's currency
 * @param payable the parts of the order that points can pay
 * @param notApplied cart rules that awarded no points
 * @param trials results of trial rules
 */
@RecordBuilder
public record PlacementSnapshot(
        Instant placedAt,
        Instant revisedAt,
        int revision,
        CustomerFacts customer,
        long pointsUsed,
        long pointsDebited,
        BigDecimal rewardDiscount,
        PayableScope payable,
        List<SkippedRule> notApplied,
        List<TrialAward> trials)
        implements PlacementSnapshotBuilder.With {}
