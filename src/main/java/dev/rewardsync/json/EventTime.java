package dev.rewardsync.json;

import dev.rewardsync.json.RawFields.RawText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the time of an event without reading the rest of it. */
public final class EventTime {

    private EventTime() {}

    /** Returns the event's {@code occurredAt}; null if there is none or it is invalid. */
    public static @Nullable Instant occurredAt(byte[] event) {
        try {
            return RawFields.read(event).get("occurredAt") instanceof RawText(String text)
                    ? Rfc3339.eventInstant(text)
                    : null;
        } catch (RawFields.NotAnObjectException e) {
            return null;
        }
    }
}
