package dev.rewardsync.event;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer did something beside ordering and reviewing.
 *
 * @param activity what, such as {@code login} or {@code custom:<name>}
 * @param attributes by the shop's own names
 * @param amount money that it was about; null where it was about none
 * @param currency of the amount; null for the ruleset's
 */
public record CustomerActivity(
        Envelope envelope,
        String activity,
        Map<String, AttributeValue> attributes,
        @Nullable BigDecimal amount,
        @Nullable Currency currency)
        implements ShopEvent {

    /** The customer asked for the newsletter. */
    public static final String NEWSLETTER_SUBSCRIBED = "newsletter-subscribed";

    @Override
    public EventType type() {
        return EventType.CUSTOMER_ACTIVITY;
    }
}
