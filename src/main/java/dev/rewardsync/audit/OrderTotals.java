package dev.rewardsync.audit;

import java.math.BigDecimal;

/** What the latest export says of an order. */
public record OrderTotals(long pointsUsed, long pointsEarned, BigDecimal discount) {}
