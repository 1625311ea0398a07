package dev.rewardsync.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields that all events have in common.
 *
 * @param eventId the shop's id of the event, 1 to 128 characters
 * @param occurredAt when the event occurred in the shop; rules, caps and schedules apply to this instant
 * @param customerId id of the customer; null only for a guest's order events
 * @param website the shop's website; {@code main} if the event does not contain one
 */
public record Envelope(
        String eventId, Instant occurredAt, @Nullable String customerId, String website) {

    /** Returns this envelope addressed to another customer. */
    public Envelope forCustomer(String otherCustomerId, String otherWebsite) {
        return new Envelope(eventId, occurredAt, otherCustomerId, otherWebsite);
    }

    /** The website of events that do not contain one. */
    public static final String DEFAULT_WEBSITE = "main";
}
