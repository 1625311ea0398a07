package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;

/**
 * Someone whom the customer invited and who has ordered since.
 *
 * @param owner the one who invited
 * @param orderId {@link #key} of the referee, which is never an order's id
 * @param orders completed ones that count for the one who invited, 1 or more
 */
public record RefereeOrderCount(AccountOwner owner, String orderId, long orders) implements TrackedOrder {

    /** Under what a referee is remembered, apart from orders. */
    public static String key(String refereeId) {
        return "\u0001" + refereeId;
    }
}
