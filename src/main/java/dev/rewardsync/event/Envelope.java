package dev.rewardsync.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all events have in common.
 *
 * @param eventId the shop's id of the event, 1 to 128 characters
 * @param occurredAt when it happened in the shop; rules, caps and days are judged by it
 * @param customerId whose event it is; null only on a guest's order events
 * @param website the shop's website, {@code main} where it named none
 */
public record Envelope(
        String eventId, Instant occurredAt, @Nullable String customerId, String website) {

    /** The same happening as another customer is told of it. */
    public Envelope to(String otherCustomerId, String onWebsite) {
        return new Envelope(eventId, occurredAt, otherCustomerId, onWebsite);
    }

    /** The website of an event that names none. */
    public static final String DEFAULT_WEBSITE = "main";
}
