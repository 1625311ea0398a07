package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.RejectedEvent;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.export.OutputRecords;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.CloudEventType;
import dev.rewardsync.json.ReferralEventJson;
import dev.rewardsync.kafka.KafkaHeaders;
import dev.rewardsync.topic.SizeLimits;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Creates output records: encodes them, assigns topic and partition, adds CloudEvents headers and checks their size.
 */
final class OutboundRecordFactory {

    static final String TRACEPARENT = "traceparent";

    private final TopicNames topics;
    private final DeadLetterWriter deadLetterWriter;
    private final CloudEventHeaders cloudEvents;
    private final OutputRecords records = new OutputRecords();

    OutboundRecordFactory(TopicNames topics, DeadLetterWriter deadLetterWriter, String cloudEventsSource) {
        this.topics = topics;
        this.deadLetterWriter = deadLetterWriter;
        this.cloudEvents = new CloudEventHeaders(cloudEventsSource);
    }

    /**
     * Returns all records that a decision sends.
     *
     * @param cause the record of the event; null if timers caused the decision
     * @param timestampOf returns a record's timestamp from the time of the described change
     * @throws SizeLimits.Exceeded if one of them is too large
     */
    List<OutboundRecord> of(Decision decision, @Nullable SourceRecord cause, UnaryOperator<Instant> timestampOf) {
        byte[] traceparent = cause == null ? null : traceparent(cause);
        List<OutboundRecord> outbound = new ArrayList<>();
        for (OutputRecord record : records.of(decision)) {
            outbound.add(output(record, traceparent, timestampOf.apply(record.time())));
        }
        Instant decidedAt = timestampOf.apply(decision.account().timersFiredUntil());
        for (ReferralEvent referral : decision.referrals()) {
            outbound.add(referralEvent(
                    referral,
                    Objects.requireNonNull(cause, "timers send no referral events"),
                    decidedAt.toEpochMilli()));
        }
        for (RejectedEvent rejected : decision.rejectedEvents()) {
            outbound.add(deadLetter(DeadLetter.of(rejected), decidedAt.toEpochMilli()));
        }
        return outbound;
    }

    /** Returns the record of a dead letter. Its parts are limited, so it is never too large. */
    OutboundRecord deadLetter(DeadLetter letter, long timestampMs) {
        return deadLetterWriter.write(letter, timestampMs);
    }

    /**
     * Returns the inbox record that reroutes an input record to its customer's home partition.
     *
     * @throws SizeLimits.Exceeded if it is too large
     */
    OutboundRecord rerouted(SourceRecord source, AccountOwner owner, int homePartition, long timestampMs) {
        OutboundKey key = new OutboundKey(topics.inbox(), owner.id().getBytes(StandardCharsets.UTF_8), homePartition);
        OutboundRecord outbound = OutboundRecord.of(
                OutboundRecord.INBOX, key, source.value(), timestampMs, RecordOrigin.headersWithOrigin(source));
        SizeLimits.check("the rerouted record", outbound.sizeBytes());
        return outbound;
    }

    /** Returns the inbox record that sends a referral event to the referrer's home partition. */
    private OutboundRecord referralEvent(ReferralEvent referral, SourceRecord cause, long timestampMs) {
        String referrer = AccountOwner.of(referral).id();
        Headers headers = RecordOrigin.headersWithOrigin(cause);
        KafkaHeaders.add(headers, ReferralEventJson.HEADER, ReferralEventJson.kind(referral));
        OutboundKey key = OutboundKey.of(topics.inbox(), referrer, referrer);
        OutboundRecord outbound =
                OutboundRecord.of(OutboundRecord.INBOX, key, ReferralEventJson.value(referral), timestampMs, headers);
        SizeLimits.check("the referral event", outbound.sizeBytes());
        return outbound;
    }

    private OutboundRecord output(OutputRecord record, byte @Nullable [] traceparent, Instant timestamp) {
        Headers headers = cloudEvents.of(record);
        if (traceparent != null) {
            headers.add(TRACEPARENT, traceparent);
        }
        OutboundKey key = OutboundKey.of(topics.of(record.type()), record.key(), record.partitionedBy());
        OutboundRecord outbound =
                OutboundRecord.of(sinkOf(record.type()), key, record.value(), timestamp.toEpochMilli(), headers);
        SizeLimits.check("a record for", key.topic(), outbound.sizeBytes());
        return outbound;
    }

    /**
     * Returns the record that deletes a customer's balance.
     *
     * @param timestampMs the time of the request
     */
    OutboundRecord balanceTombstone(String customerId, long timestampMs) {
        OutboundKey key = OutboundKey.of(topics.balances(), customerId, customerId);
        return OutboundRecord.of(OutboundRecord.BALANCES, key, null, timestampMs, new RecordHeaders());
    }

    private static String sinkOf(CloudEventType type) {
        return switch (type) {
            case LEDGER_ENTRY -> OutboundRecord.LEDGER;
            case BALANCE -> OutboundRecord.BALANCES;
            case ORDER_EXPORT -> OutboundRecord.EXPORTS;
            case NOTIFICATION -> OutboundRecord.NOTIFICATIONS;
            case DEAD_LETTER -> OutboundRecord.DEAD_LETTERS;
            case RULESET -> throw new IllegalArgumentException("no decision writes a ruleset");
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
