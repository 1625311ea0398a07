package dev.rewardsync.topic;

/**
 * The size limits of records and stored values. They ensure that no send fails because of its size: a transaction
 * cannot recover from a failed send.
 */
public final class SizeLimits {

    /** The {@code max.message.bytes} of outputs, inbox, dead letters and changelogs: 8 MiB. */
    public static final int TOPIC_MESSAGE_BYTES = 8 * 1024 * 1024;

    /**
     * The producer's {@code max.request.size}: slightly more than the topic's limit, so that the topic's limit
     * applies first.
     */
    public static final int REQUEST_BYTES = TOPIC_MESSAGE_BYTES + 64 * 1024;

    /** The largest record or stored value, with room for the batch that contains it. */
    static final long RECORD_BYTES = TOPIC_MESSAGE_BYTES - 64 * 1024;

    private SizeLimits() {}

    /** Thrown if something is too large to be sent or stored. The message has no personal data. */
    public static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Exceeded(String what, long bytes) {
            super("%s has %d bytes, the limit is %d".formatted(what, bytes, RECORD_BYTES));
        }
    }

    /**
     * Checks a size.
     *
     * @param what names the record or value in the message
     * @throws Exceeded if it is above the limit
     */
    public static void check(String what, long bytes) {
        if (bytes > RECORD_BYTES) {
            throw new Exceeded(what, bytes);
        }
    }

    /**
     * Checks a size. Joins {@code what} and {@code name} only for the message.
     *
     * @throws Exceeded if it is above the limit
     */
    public static void check(String what, String name, long bytes) {
        if (bytes > RECORD_BYTES) {
            throw new Exceeded(what + " " + name, bytes);
        }
    }
}
