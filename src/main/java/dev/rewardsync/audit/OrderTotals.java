package dev.rewardsync.audit;

import java.math.BigDecimal;

/** The totals of an order's latest export; the discount is in the order's currency. */
public record OrderTotals(long pointsUsed, long pointsEarned, BigDecimal discount) {}
