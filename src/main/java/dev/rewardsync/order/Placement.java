package dev.rewardsync.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What was settled when an order was placed.
 *
 * @param placedAt when it was placed
 * @param revision of the order-placed event that is in force
 * @param pointsUsed as the shop booked them; 0 for a guest's order
 * @param rewardDiscount what was taken off for points, in the order's currency
 * @param coversShipping whether points could pay the shipping
 * @param notApplied cart rules that gave nothing
 */
public record Placement(
        Instant placedAt,
        int revision,
        long pointsUsed,
        BigDecimal rewardDiscount,
        boolean coversShipping,
        List<NotApplied> notApplied) {}
