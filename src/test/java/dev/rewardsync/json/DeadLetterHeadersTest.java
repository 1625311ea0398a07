package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.input.SourceRecord.Header;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterHeadersTest {

    @Test
    void containTheRecordsHeadersTheErrorAndTheOrigin() {
        List<Header> own = List.of(
                new Header("traceparent", EventSamples.utf8("00-1-2-01")),
                new Header("rewardsync_error_code", EventSamples.utf8("UNKNOWN_ORDER")),
                new Header("empty", null));
        SourceRecord source = new SourceRecord(
                EventType.ORDER_PLACED, "shop.order-placed", 3, 99, Instant.ofEpochMilli(1234), null, null, own);

        List<Header> headers = DeadLetterHeaders.of(
                new DeadLetter(source, RejectionCode.INVALID_EVENT, "/orderId: expected a string, got nothing"),
                "/rewardsync");

        assertThat(headers)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        own.get(0),
                        own.get(2),
                        new Header("rewardsync_error_code", EventSamples.utf8("INVALID_EVENT")),
                        new Header(
                                "rewardsync_error_detail",
                                EventSamples.utf8("/orderId: expected a string, got nothing")),
                        new Header("kafka_dlt-original-topic", EventSamples.utf8("shop.order-placed")),
                        new Header(
                                "kafka_dlt-original-partition",
                                ByteBuffer.allocate(4).putInt(3).array()),
                        new Header(
                                "kafka_dlt-original-offset",
                                ByteBuffer.allocate(8).putLong(99).array()),
                        new Header(
                                "kafka_dlt-original-timestamp",
                                ByteBuffer.allocate(8).putLong(1234).array()),
                        new Header(
                                "kafka_dlt-exception-fqcn",
                                EventSamples.utf8("dev.rewardsync.event.DeadLetter.INVALID_EVENT")),
                        new Header(
                                "kafka_dlt-exception-message",
                                EventSamples.utf8("INVALID_EVENT: /orderId: expected a string, got nothing")),
                        new Header("ce_specversion", EventSamples.utf8("1.0")),
                        new Header("ce_id", EventSamples.utf8("shop.order-placed-3@99")),
                        new Header("ce_source", EventSamples.utf8("/rewardsync")),
                        new Header("ce_type", EventSamples.utf8("dev.rewardsync.dead-letter.v1")),
                        new Header("ce_time", EventSamples.utf8("1970-01-01T00:00:01.234Z")));
    }

    @Test
    void preserveTheRecordsCloudEventsHeaders() {
        List<Header> own = List.of(new Header("ce_id", EventSamples.utf8("the-shops-own")));
        SourceRecord source = new SourceRecord(
                EventType.ORDER_PLACED, "shop.order-placed", 3, 99, Instant.ofEpochMilli(1234), null, null, own);

        List<Header> headers = DeadLetterHeaders.of(
                new DeadLetter(source, RejectionCode.INVALID_EVENT, "/orderId: missing"), "/rewardsync");

        assertThat(headers)
                .filteredOn(header -> header.name().startsWith("ce_"))
                .isEqualTo(own);
    }
}
