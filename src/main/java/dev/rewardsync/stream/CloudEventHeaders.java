package dev.rewardsync.stream;

import dev.rewardsync.export.CloudEventType;
import dev.rewardsync.export.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Creates the CloudEvents headers of output records. Headers with values that many records share are encoded once.
 * Not thread-safe.
 */
final class CloudEventHeaders {

    private static final Header SPEC_VERSION = header("ce_specversion", "1.0");

    private final Header source;
    private final Map<CloudEventType, Header> types = new EnumMap<>(CloudEventType.class);
    private Instant latest = Instant.EPOCH;
    private Header time = time(latest);

    CloudEventHeaders(String source) {
        this.source = header("ce_source", source);
        for (CloudEventType type : CloudEventType.values()) {
            types.put(type, header("ce_type", type.wireName()));
        }
    }

    /** Returns the headers of a record. */
    Headers of(OutputRecord record) {
        if (!record.time().equals(latest)) {
            latest = record.time();
            time = time(latest);
        }
        return new RecordHeaders()
                .add(SPEC_VERSION)
                .add(header("ce_id", record.id()))
                .add(source)
                .add(types.get(record.type()))
                .add(time);
    }

    private static Header time(Instant time) {
        return header("ce_time", time.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
