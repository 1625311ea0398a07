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
 * @param fingerprint a hash of the event's content as values, without {@code eventId} and {@code occurredAt}: the same
 *     for the same content, whatever its order of fields or spelling of numbers
 */
public record Envelope(
        String eventId, Instant occurredAt, @Nullable String customerId, String website, long fingerprint) {

    /** The same happening as another customer is told of it. */
    public Envelope to(String otherCustomerId, String onWebsite) {
        return new Envelope(eventId, occurredAt, otherCustomerId, onWebsite, fingerprint);
    }

    /** The website of an event that names none. */
    public static final String DEFAULT_WEBSITE = "main";
}
