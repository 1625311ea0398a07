package dev.rewardsync.stream;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A record to be sent.
 *
 * @param sink the topology's node for it
 */
public record OutboundRecord(String sink, Record<OutboundKey, byte[]> record) {

    static final String LEDGER = "ledger";
    static final String BALANCES = "balances";
    static final String EXPORTS = "exports";
    static final String NOTIFICATIONS = "notifications";
    static final String INBOX = "inbox";
    static final String DEAD_LETTERS = "dead-letters";

    private static final int ENVELOPE_BYTES = 32;

    /** A record to be sent, of a timestamp that is not in the future. */
    static OutboundRecord of(String sink, OutboundKey key, byte @Nullable [] value, long timestampMs, Headers headers) {
        return new OutboundRecord(sink, record(key, value, timestampMs, headers));
    }

    @SuppressWarnings("NullAway") // Kafka's records take null for a value that is absent.
    private static Record<OutboundKey, byte[]> record(
            OutboundKey key, byte @Nullable [] value, long timestampMs, Headers headers) {
        return new Record<>(key, value, timestampMs, headers);
    }

    /** How much of a request it takes up, at the most. */
    long sizeBytes() {
        return ENVELOPE_BYTES + sizeOf(record.key().bytes()) + sizeOf(record.value()) + sizeOf(record.headers());
    }

    public static long sizeOf(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    public static long sizeOf(Iterable<Header> headers) {
        long size = 0;
        for (Header header : headers) {
            size += 10L + Utils.utf8Length(header.key()) + sizeOf(header.value());
        }
        return size;
    }
}
