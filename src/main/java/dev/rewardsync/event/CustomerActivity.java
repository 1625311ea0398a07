package dev.rewardsync.event;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An activity of a customer other than an order or a review.
 *
 * @param activity name of the activity, such as {@code login} or {@code custom:<name>}
 * @param attributes custom attributes by name
 * @param amount amount of money of the activity; null if there is none
 * @param currency currency of the amount; null for the ruleset's currency
 */
public record CustomerActivity(
        Envelope envelope,
        String activity,
        Map<String, AttributeValue> attributes,
        @Nullable BigDecimal amount,
        @Nullable Currency currency)
        implements ShopEvent {

    /** The activity of subscribing to the newsletter. */
    public static final String NEWSLETTER_SUBSCRIBED = "newsletter-subscribed";

    @Override
    public EventType type() {
        return EventType.CUSTOMER_ACTIVITY;
    }
}
