package dev.rewardsync.stream;

import dev.rewardsync.kafka.RecordSize;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A record to send.
 *
 * @param sink the sink node of the topology
 */
public record OutboundRecord(String sink, Record<OutboundKey, byte[]> record) {

    static final String LEDGER = "ledger";
    static final String BALANCES = "balances";
    static final String EXPORTS = "exports";
    static final String NOTIFICATIONS = "notifications";
    static final String INBOX = "inbox";
    static final String DEAD_LETTERS = "dead-letters";

    private static final int ENVELOPE_BYTES = 32;

    /**
     * Creates a record.
     *
     * @param timestampMs at most the current time
     */
    static OutboundRecord of(String sink, OutboundKey key, byte @Nullable [] value, long timestampMs, Headers headers) {
        return new OutboundRecord(sink, record(key, value, timestampMs, headers));
    }

    @SuppressWarnings("NullAway") // Kafka's records take null for a value that is absent.
    private static Record<OutboundKey, byte[]> record(
            OutboundKey key, byte @Nullable [] value, long timestampMs, Headers headers) {
        return new Record<>(key, value, timestampMs, headers);
    }

    /** Returns the maximum size of the record in a request, in bytes. */
    long sizeBytes() {
        return ENVELOPE_BYTES
                + RecordSize.of(record.key().bytes())
                + RecordSize.of(record.value())
                + RecordSize.of(record.headers());
    }
}
