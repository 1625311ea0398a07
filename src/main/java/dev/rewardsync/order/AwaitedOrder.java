package dev.rewardsync.order;

import dev.rewardsync.account.Owner;
import dev.rewardsync.event.Received;
import java.util.List;

/**
 * An order that did not come yet, and its events that did.
 *
 * @param parked in order of arrival; each waits for 7 days from then
 */
public record AwaitedOrder(Owner owner, String orderId, List<Received> parked) implements OrderMemory {}
