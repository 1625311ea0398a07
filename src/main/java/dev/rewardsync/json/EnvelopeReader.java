package dev.rewardsync.json;

import dev.rewardsync.event.Envelope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reading of what all events have in common. */
final class EnvelopeReader {

    private EnvelopeReader() {}

    /** The envelope of an order's event; a guest's names no customer. */
    static Envelope ofOrder(JsonFields event) {
        return envelope(event, event.optionalId("customerId"));
    }

    /** The envelope of a customer's event. */
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
