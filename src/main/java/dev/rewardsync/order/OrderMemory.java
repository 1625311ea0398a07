package dev.rewardsync.order;

import dev.rewardsync.account.Owner;

/** What is remembered under an order's id: the order, or that events of it came before the order did. */
public sealed interface OrderMemory permits AccrualHolder, AwaitedOrder, Referee {

    /** Whose order it is. */
    Owner owner();

    /** The shop's id of the order. */
    String orderId();
}
