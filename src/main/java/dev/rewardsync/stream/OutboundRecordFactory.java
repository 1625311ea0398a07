package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.export.CloudEventType;
import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.export.OutputRecords;
import dev.rewardsync.json.ReferralEventJson;
import dev.rewardsync.topic.SizeLimits;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Makes output records: encoded, addressed, with their CloudEvents headers, and measured. */
final class OutboundRecordFactory {

    static final String TRACEPARENT = "traceparent";

    private final TopicNames topics;
    private final DeadLetterRecord deadLetters;
    private final CloudEventHeaders cloudEvents;
    private final OutputRecords records = new OutputRecords();

    OutboundRecordFactory(TopicNames topics, DeadLetterRecord deadLetters, String cloudEventsSource) {
        this.topics = topics;
        this.deadLetters = deadLetters;
        this.cloudEvents = new CloudEventHeaders(cloudEventsSource);
    }

    /**
     * Everything that a decision sends.
     *
     * @param cause the record behind it; null where time was
     * @param timestampMs of the records
     * @throws SizeLimits.Exceeded where one of them is too large to be sent
     */
    List<OutboundRecord> of(Decision decision, @Nullable SourceRecord cause, long timestampMs) {
        byte[] traceparent = cause == null ? null : traceparent(cause);
        List<OutboundRecord> outputs = new ArrayList<>();
        for (OutputRecord record : records.of(decision)) {
            outputs.add(output(record, traceparent, timestampMs));
        }
        for (ReferralEvent referral : decision.referrals()) {
            outputs.add(
                    told(referral, Objects.requireNonNull(cause, "only events tell another customer"), timestampMs));
        }
        for (DeadLetter letter : decision.deadLetters()) {
            outputs.add(deadLetter(letter, timestampMs));
        }
        return outputs;
    }

    /** A dead letter; every one can be sent. */
    OutboundRecord deadLetter(DeadLetter letter, long timestampMs) {
        return deadLetters.write(letter, timestampMs);
    }

    /** A record on its way to its customer's home partition. */
    OutboundRecord handedOn(SourceRecord source, AccountOwner owner, int home, long timestampMs) {
        OutboundKey key = new OutboundKey(topics.inbox(), owner.id().getBytes(StandardCharsets.UTF_8), home);
        OutboundRecord output =
                OutboundRecord.of(OutboundRecord.INBOX, key, source.value(), timestampMs, RecordOrigin.headers(source));
        SizeLimits.check("the record, handed on to its customer's home,", output.sizeBytes());
        return output;
    }

    /** News for the one who invited a customer, on its way to their home partition. */
    private OutboundRecord told(ReferralEvent referral, SourceRecord cause, long timestampMs) {
        String referrer = AccountOwner.of(referral).id();
        Headers headers = RecordOrigin.headers(cause);
        RecordOrigin.add(headers, ReferralEventJson.HEADER, ReferralEventJson.kind(referral));
        OutboundKey key = OutboundKey.of(topics.inbox(), referrer, referrer);
        OutboundRecord output =
                OutboundRecord.of(OutboundRecord.INBOX, key, ReferralEventJson.value(referral), timestampMs, headers);
        SizeLimits.check("the news of a referred customer", output.sizeBytes());
        return output;
    }

    private OutboundRecord output(OutputRecord record, byte @Nullable [] traceparent, long timestampMs) {
        Headers headers = cloudEvents.of(record);
        if (traceparent != null) {
            headers.add(TRACEPARENT, traceparent);
        }
        OutboundKey key = OutboundKey.of(topics.of(record.type()), record.key(), record.partitionedBy());
        OutboundRecord output = OutboundRecord.of(sinkOf(record.type()), key, record.value(), timestampMs, headers);
        SizeLimits.check("a record for", key.topic(), output.sizeBytes());
        return output;
    }

    private static String sinkOf(CloudEventType type) {
        return switch (type) {
            case LEDGER_ENTRY -> OutboundRecord.LEDGER;
            case BALANCE -> OutboundRecord.BALANCES;
            case ORDER_EXPORT -> OutboundRecord.EXPORTS;
            case NOTIFICATION -> OutboundRecord.NOTIFICATIONS;
            case DEAD_LETTER -> OutboundRecord.DEAD_LETTERS;
        };
    }

    private static byte @Nullable [] traceparent(SourceRecord source) {
        for (SourceRecord.Header header : source.headers()) {
            if (header.name().equals(TRACEPARENT)) {
                return header.value();
            }
        }
        return null;
    }
}
