package dev.rewardsync.topic;

/**
 * How large things may be, so that no send can ever fail for its size: a failed send can't be recovered from within a
 * transaction.
 */
public final class SizeLimits {

    /** What outputs, inbox, dead letters and changelogs accept: 8 MiB. */
    public static final int TOPIC_MESSAGE_BYTES = 8 * 1024 * 1024;

    /** What the producer sends at once: a little more, so that the topic's limit is the one that counts. */
    public static final int REQUEST_BYTES = TOPIC_MESSAGE_BYTES + 64 * 1024;

    /** The largest record or stored value, with room for the batch around it. */
    static final long RECORD_BYTES = TOPIC_MESSAGE_BYTES - 64 * 1024;

    private SizeLimits() {}

    /** Something too large to be sent or stored; the message has no personal data. */
    public static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Exceeded(String what, long bytes) {
            super("%s would take %d bytes, and %d is the most".formatted(what, bytes, RECORD_BYTES));
        }
    }

    public static void check(String what, long bytes) {
        if (bytes > RECORD_BYTES) {
            throw new Exceeded(what, bytes);
        }
    }

    /** The same of something that has a name; what and name are put together only to complain. */
    public static void check(String what, String name, long bytes) {
        if (bytes > RECORD_BYTES) {
            throw new Exceeded(what + " " + name, bytes);
        }
    }
}
