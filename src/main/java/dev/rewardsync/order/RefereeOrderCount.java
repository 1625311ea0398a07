package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;

/**
 * The number of a referee's completed orders, stored with the referrer.
 *
 * @param owner the referrer
 * @param orderId {@link #key} of the referee
 * @param orders number of completed orders that count for the referrer, 1 or more
 */
public record RefereeOrderCount(AccountOwner owner, String orderId, long orders) implements TrackedOrder {

    /**
     * Returns the key under which a referee's count is stored with the referrer: U+0000 twice and the referee's customer id. Ids do
     * not contain U+0000, so it differs from all order ids and from the keys of referees' orders.
     */
    public static String key(String refereeId) {
        return "\u0000\u0000" + refereeId;
    }
}
