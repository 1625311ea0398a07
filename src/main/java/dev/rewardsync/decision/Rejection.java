package dev.rewardsync.decision;

import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.RejectionCode;

/**
 * An event that is not applied because of its content or because its order was not placed in time.
 *
 * @param detail the expected and the actual content, after a JSON pointer if a single field is at fault; contains no
 *     customer data
 */
public record Rejection(InboundEvent event, RejectionCode code, String detail) {}
