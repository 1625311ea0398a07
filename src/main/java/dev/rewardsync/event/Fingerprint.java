package dev.rewardsync.event;

/**
 * A short stand-in for the content of an event, so that the same event is known again when the event itself is no longer
 * there. See {@code docs/records.md}, "The same event again", for what is the same.
 *
 * @param content a hash of the whole content
 */
public record Fingerprint(long content) {

    /** The fingerprint of an event. */
    public static Fingerprint of(ShopEvent event) {
        return new Fingerprint(ContentHash.of(event));
    }
}
