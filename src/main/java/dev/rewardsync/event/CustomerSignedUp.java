package dev.rewardsync.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The sign-up of a customer in the shop.
 *
 * @param group the shop's customer group
 * @param newsletter whether the customer subscribed to the newsletter
 * @param referrerId id of the customer who invited this one; null for none
 */
public record CustomerSignedUp(
        Envelope envelope,
        @Nullable String email,
        String group,
        @Nullable LocalDate birthday,
        boolean newsletter,
        @Nullable String referrerId)
        implements ShopEvent {

    /** The group of customers without a named group. */
    public static final String DEFAULT_GROUP = "general";

    @Override
    public EventType type() {
        return EventType.CUSTOMER_SIGNED_UP;
    }
}
