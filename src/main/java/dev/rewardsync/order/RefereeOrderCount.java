package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;

/**
 * The number of a referee's completed orders, stored with the referrer.
 *
 * @param owner the referrer
 * @param orderId {@link #key} of the referee, which differs from every order id
 * @param orders number of completed orders that count for the referrer, 1 or more
 */
public record RefereeOrderCount(AccountOwner owner, String orderId, long orders) implements TrackedOrder {

    /** Returns the storage key of a referee's count. It differs from the keys of orders. */
    public static String key(String refereeId) {
        return "\u0001" + refereeId;
    }
}
