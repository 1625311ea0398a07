package dev.rewardsync.event;

import java.util.List;

/**
 * A hash of an event's content, which recognizes duplicates after the event itself is no longer stored. See
 * {@code docs/events.md}, "The same event again".
 *
 * @param content hash of the whole content
 * @param fields hash of each field in the order of {@link EventContent}, 0 for an absent field, to find the fields that
 *     differ; empty for an order, whose bytes are stored instead
 */
public record Fingerprint(long content, List<Short> fields) {

    /** Returns the fingerprint of an event. */
    public static Fingerprint of(ShopEvent event) {
        return ContentHash.of(event);
    }

    /** Returns whether the contents are the same. Ignores {@code fields}, since a later version may know more of them. */
    public boolean matches(Fingerprint other) {
        return content == other.content;
    }

    /** Returns the hash of the field at an index; 0 if the field was absent or not known yet. */
    short field(int index) {
        return index < fields.size() ? fields.get(index) : 0;
    }
}
