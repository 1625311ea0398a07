package dev.rewardsync.json;

import dev.rewardsync.event.Envelope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the fields that all events have in common. */
final class EnvelopeReader {

    private EnvelopeReader() {}

    /** Reads the envelope of an order's event. A guest's order has no customer id. */
    static Envelope ofOrder(JsonFields event) {
        return envelope(event, event.optionalId("customerId"));
    }

    /** Reads the envelope of a customer's event, whose customer id is required. */
    static Envelope ofCustomer(JsonFields event) {
        return envelope(event, event.id("customerId"));
    }

    private static Envelope envelope(JsonFields event, @Nullable String customerId) {
        return new Envelope(
                event.id("eventId"),
                event.instant("occurredAt"),
                customerId,
                Objects.requireNonNullElse(event.label("website"), Envelope.DEFAULT_WEBSITE));
    }
}
