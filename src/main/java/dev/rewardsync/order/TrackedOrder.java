package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;

/** The state stored under an order id or a key that looks like one: an order, its parked events or referral state. */
public sealed interface TrackedOrder permits AccruingOrder, ParkedOrderEvents, RefereeOrderCount {

    /** Returns the customer or guest under whom the state is stored. */
    AccountOwner owner();

    /** Returns the shop's order id, or the storage key of referral state. */
    String orderId();
}
