package dev.rewardsync.rule;

import java.util.Set;

/**
 * The ruleset's {@code points.base}: the amounts of an order on which points are earned.
 *
 * @param afterDiscounts coupons and promotions are subtracted
 * @param afterRewardDiscount the discount paid with points is subtracted
 * @param withTax the tax is included
 * @param withShipping the shipping is included, for rules without an item condition
 * @param afterPayments codes of the means of payment that earn no points, such as gift cards; their amounts are
 *     subtracted
 */
public record EarnBase(
        boolean afterDiscounts,
        boolean afterRewardDiscount,
        boolean withTax,
        boolean withShipping,
        Set<String> afterPayments) {}
