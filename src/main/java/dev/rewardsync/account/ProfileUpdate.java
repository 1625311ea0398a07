package dev.rewardsync.account;

import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.Membership;
import dev.rewardsync.event.OrderPlaced;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * New values of a customer's profile. Null parts stay as they are.
 *
 * @param at when the event that contains the values occurred
 * @param subscriber whether the customer gets the newsletter
 * @param membership whether the customer takes part
 */
@RecordBuilder
public record ProfileUpdate(
        Instant at,
        @Nullable String email,
        @Nullable String group,
        @Nullable LocalDate birthday,
        @Nullable Boolean subscriber,
        @Nullable Membership membership) {

    /** Returns the profile values of a sign-up. */
    public static ProfileUpdate of(CustomerSignedUp event) {
        return at(event.occurredAt())
                .email(event.email())
                .group(event.group())
                .birthday(event.birthday())
                .subscriber(event.newsletter())
                .build();
    }

    /** Returns the profile values of a customer update. */
    public static ProfileUpdate of(CustomerUpdated event) {
        return at(event.occurredAt())
                .email(event.email())
                .group(event.group())
                .birthday(event.birthday())
                .subscriber(event.newsletter())
                .membership(event.membership())
                .build();
    }

    /** Returns the profile values of an order. */
    public static ProfileUpdate of(OrderPlaced order) {
        return at(order.occurredAt()).email(order.email()).group(order.group()).build();
    }

    /** Returns an assignment to a customer group. */
    public static ProfileUpdate toGroup(String group, Instant at) {
        return at(at).group(group).build();
    }

    /** Returns a subscription to the newsletter. */
    public static ProfileUpdate toSubscriber(Instant at) {
        return at(at).subscriber(true).build();
    }

    private static ProfileUpdateBuilder at(Instant at) {
        return ProfileUpdateBuilder.builder().at(at);
    }
}
