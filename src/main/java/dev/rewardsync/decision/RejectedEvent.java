package dev.rewardsync.decision;

import dev.rewardsync.event.InboundEvent;

/** An event that a decision rejects. */
public record RejectedEvent(InboundEvent event, Outcome.Rejection rejection) {}
