package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask about an event.
 *
 * @param at when it happened
 * @param website where it happened
 * @param customer the customer before the event
 * @param cart the order, on events of one; the referee's where a referee is behind the event
 * @param referee the invited customer, on events of one
 * @param activity the activity, on events of one
 */
public record Facts(
        Instant at,
        String website,
        CustomerFacts customer,
        @Nullable PricedOrder cart,
        @Nullable RefereeFacts referee,
        @Nullable ActivityFacts activity) {

    /** Facts of an event that neither a referee nor an activity is behind. */
    public static Facts of(Instant at, String website, CustomerFacts customer, @Nullable PricedOrder cart) {
        return new Facts(at, website, customer, cart, null, null);
    }

    /** Returns the facts of an activity; null for another event of a customer without an order. */
    public static Facts ofActivity(
            Instant at, String website, CustomerFacts customer, @Nullable ActivityFacts activity) {
        return new Facts(at, website, customer, null, null, activity);
    }

    /** Returns the facts of a referee's event for the referrer; without an order, that of a sign-up. */
    public static Facts ofReferee(
            Instant at, String website, CustomerFacts referrer, RefereeFacts referee, @Nullable PricedOrder order) {
        return new Facts(at, website, referrer, order, referee, null);
    }

    /** The same facts of another order, such as what is left of it. */
    public Facts of(PricedOrder changed) {
        return new Facts(at, website, customer, changed, referee, activity);
    }
}
