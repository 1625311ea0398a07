package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;

/** What is remembered under an order's id: the order, or that events of it came before the order did. */
public sealed interface TrackedOrder permits AccruingOrder, ParkedOrderEvents, RefereeOrderCount {

    /** Whose order it is. */
    AccountOwner owner();

    /** The shop's id of the order. */
    String orderId();
}
