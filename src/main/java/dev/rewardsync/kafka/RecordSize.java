package dev.rewardsync.kafka;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Measures the parts of a record, in bytes. */
public final class RecordSize {

    /** The two lengths before a header's key and value, as varints of at most 5 bytes each. */
    private static final long HEADER_LENGTHS_BYTES = 10;

    private RecordSize() {}

    /** Returns the size of a key or value; 0 if it is absent. */
    public static long of(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** Returns the largest size that headers may have in a record. */
    public static long of(Iterable<Header> headers) {
        long size = 0;
        for (Header header : headers) {
            size += HEADER_LENGTHS_BYTES + Utils.utf8Length(header.key()) + of(header.value());
        }
        return size;
    }
}
