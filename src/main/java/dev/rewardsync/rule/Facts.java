package dev.rewardsync.rule;

import dev.rewardsync.cart.Cart;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask about an event.
 *
 * @param at when it happened
 * @param website where it happened
 * @param customer the customer before the event
 * @param cart the order, on events of one
 */
public record Facts(
        Instant at,
        String website,
        CustomerFacts customer,
        @Nullable Cart cart) {}
