package dev.rewardsync.order;

import dev.rewardsync.rule.CustomerFacts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What was settled when an order was placed, or amended.
 *
 * @param placedAt when it was placed
 * @param writtenAt when the revision in force was written
 * @param revision of the order-placed event that is in force
 * @param customer the customer as rules saw them when it was placed
 * @param pointsUsed as the shop booked them; 0 for a guest's order
 * @param pointsTaken those of them that could be taken from the account
 * @param rewardDiscount what was taken off for points, in the order's currency
 * @param coversShipping whether points could pay the shipping
 * @param notApplied cart rules that gave nothing
 */
@RecordBuilder
public record PlacementSnapshot(
        Instant placedAt,
        Instant writtenAt,
        int revision,
        CustomerFacts customer,
        long pointsUsed,
        long pointsTaken,
        BigDecimal rewardDiscount,
        boolean coversShipping,
        List<SkippedRule> notApplied)
        implements PlacementSnapshotBuilder.With {}
