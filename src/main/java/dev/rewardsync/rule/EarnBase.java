package dev.rewardsync.rule;

/**
 * Which amounts of an order points are earned on.
 *
 * @param afterDiscounts coupons and promotions are taken off first
 * @param afterRewardDiscount what points paid is taken off first
 * @param withTax the tax counts
 * @param withShipping the shipping counts, for rules that are not limited to some items
 */
public record EarnBase(boolean afterDiscounts, boolean afterRewardDiscount, boolean withTax, boolean withShipping) {}
