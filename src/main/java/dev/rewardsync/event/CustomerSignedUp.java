package dev.rewardsync.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer opened an account in the shop.
 *
 * @param group the shop's customer group
 * @param newsletter whether the customer subscribed to the newsletter
 * @param referrerId who invited the customer; null for nobody
 */
public record CustomerSignedUp(
        Envelope envelope,
        @Nullable String email,
        String group,
        @Nullable LocalDate birthday,
        boolean newsletter,
        @Nullable String referrerId)
        implements ShopEvent {

    /** The group of a customer whose sign-up names none, or who never signed up. */
    public static final String DEFAULT_GROUP = "general";

    @Override
    public EventType type() {
        return EventType.CUSTOMER_SIGNED_UP;
    }
}
