package dev.rewardsync.stream;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.MDC;

/**
 * The fields of all log lines that are written while a record is processed: its place in Kafka and the trace that it belongs to
 * (W3C Trace Context). Logs in JSON contain them; see docs/operations.md.
 */
final class RecordLogFields {

    static final String RECORD = "record";
    static final String TRACE_ID = "traceId";

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private RecordLogFields() {}

    /** Sets the fields for the record that this thread processes now. They stay if it fails, for the log of the failure. */
    static void set(RecordMetadata metadata, Headers headers) {
        MDC.put(RECORD, metadata.topic() + "-" + metadata.partition() + "@" + metadata.offset());
        Header traceparent = headers.lastHeader(OutboundRecordFactory.TRACEPARENT);
        Matcher trace = traceparent == null || traceparent.value() == null
                ? null
                : TRACEPARENT.matcher(new String(traceparent.value(), StandardCharsets.US_ASCII));
        if (trace != null && trace.matches()) {
            MDC.put(TRACE_ID, trace.group(1));
        } else {
            MDC.remove(TRACE_ID);
        }
    }

    /** Removes the fields once the record is processed. */
    static void clear() {
        MDC.remove(RECORD);
        MDC.remove(TRACE_ID);
    }
}
