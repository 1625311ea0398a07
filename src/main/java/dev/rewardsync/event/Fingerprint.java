package dev.rewardsync.event;

import java.util.List;

/**
 * A short stand-in for the content of an event, so that the same event is known again when the event itself is no longer
 * there. See {@code docs/records.md}, "The same event again", for what is the same.
 *
 * @param content a hash of the whole content
 * @param fields a hash of each field, in the order of {@link EventContent} and 0 for an absent one, to name those that
 *     differ; none for an order, whose own bytes are kept for that
 */
public record Fingerprint(long content, List<Short> fields) {

    /** The fingerprint of an event. */
    public static Fingerprint of(ShopEvent event) {
        return ContentHash.of(event);
    }

    /** Whether both are of the same content. The content alone counts: a later version may know more fields. */
    public boolean matches(Fingerprint other) {
        return content == other.content;
    }

    /** The hash of the field in a place; 0 where it was absent, or not known yet. */
    short field(int place) {
        return place < fields.size() ? fields.get(place) : 0;
    }
}
