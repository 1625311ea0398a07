package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an event that rules can use.
 *
 * @param at time of the event
 * @param website of the event
 * @param customer the customer before the event
 * @param pricedOrder the order of the event; of a referee's event, the referee's order; null if the event has none
 * @param referee the referee of a referee's event; null for other events
 * @param activity the activity of an activity event; null for other events
 * @param review the review of a review event; null for other events
 */
public record Facts(
        Instant at,
        String website,
        CustomerFacts customer,
        @Nullable PricedOrder pricedOrder,
        @Nullable RefereeFacts referee,
        @Nullable ActivityFacts activity,
        @Nullable ReviewFacts review) {

    /** Returns the facts of an event without a referee or an activity. */
    public static Facts of(Instant at, String website, CustomerFacts customer, @Nullable PricedOrder pricedOrder) {
        return new Facts(at, website, customer, pricedOrder, null, null, null);
    }

    /** Returns the facts of an event without an order; activity is null if it is not one. */
    public static Facts ofActivity(
            Instant at, String website, CustomerFacts customer, @Nullable ActivityFacts activity) {
        return new Facts(at, website, customer, null, null, activity, null);
    }

    /** Returns the facts of an approved review. */
    public static Facts ofReview(Instant at, String website, CustomerFacts customer, ReviewFacts review) {
        return new Facts(at, website, customer, null, null, null, review);
    }

    /** Returns the facts of a referee's event for the referrer; the order is null if the event has none. */
    public static Facts ofReferee(
            Instant at, String website, CustomerFacts referrer, RefereeFacts referee, @Nullable PricedOrder order) {
        return new Facts(at, website, referrer, order, referee, null, null);
    }

    /** Returns these facts with another order, such as the remaining order after a refund. */
    public Facts withPricedOrder(PricedOrder changed) {
        return new Facts(at, website, customer, changed, referee, activity, review);
    }
}
