package dev.rewardsync.order;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.InboundEvent;
import java.util.List;

/**
 * Events that arrived before their order was placed.
 *
 * @param parked the events in order of arrival; each waits for a limited time from its arrival, 7 days by default
 */
public record ParkedOrderEvents(AccountOwner owner, String orderId, List<InboundEvent> parked)
        implements TrackedOrder {}
