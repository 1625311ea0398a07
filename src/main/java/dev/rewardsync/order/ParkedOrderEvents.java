package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.Received;
import java.util.List;

/**
 * An order that did not come yet, and its events that did.
 *
 * @param parked in order of arrival; each waits for 7 days from then
 */
public record ParkedOrderEvents(AccountOwner owner, String orderId, List<Received> parked) implements TrackedOrder {}
