package dev.rewardsync.console.ingest;

import dev.rewardsync.console.database.Batch;
import dev.rewardsync.input.SourceRecord.Header;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Records as the worker writes them, and the batches of their rows. */
public final class SampleRecords {

    public static final TopicNames TOPICS = TopicNames.standard();
    public static final Instant RECORDED_AT = Instant.parse("2026-11-21T10:15:31.123Z");

    private static final AtomicLong OFFSETS = new AtomicLong();

    private SampleRecords() {}

    /** Returns the batch of some records. Fails if one of them is unreadable. */
    public static Batch batch(TopicRecord... records) {
        Batch batch = new Batch();
        RecordMapper mapper = new RecordMapper(TOPICS, unreadable -> {
            throw new IllegalArgumentException(unreadable.at().coordinates() + ": " + unreadable.reason());
        });
        for (TopicRecord read : records) {
            mapper.map(read, batch);
        }
        return batch;
    }

    public static TopicRecord of(String topic, @Nullable String key, @Nullable String value, Header... headers) {
        return new TopicRecord(
                topic,
                1,
                OFFSETS.getAndIncrement(),
                RECORDED_AT,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                List.of(headers));
    }

    /** Returns an entry that changes one lot of its customer. Quotation marks and escapes in ids are JSON's. */
    public static TopicRecord entry(
            String customer, long sequence, String type, String entryId, String lotId, long points) {
        return of(TOPICS.ledger(), customer + "|" + entryId, """
                {"entryId":"%s","customerId":"%s","sequence":%d,"type":"%s","available":%d,"pending":0,\
                "balance":{"available":500,"pending":50},"ruleId":"spend","ruleset":"3f9c0a1b22de","orderId":"o-1",\
                "source":{"type":"order-placed","eventId":"e-42"},\
                "lots":[{"lotId":"%s","points":%d,"expiresAt":"2027-11-21T10:15:30Z"}],"message":"Points",\
                "reference":"r","by":"Ann","occurredAt":"2026-11-21T10:15:30Z"}\
                """.formatted(
                        entryId, customer, sequence, type, points, lotId, points));
    }

    public static TopicRecord balance(String customer, long available) {
        return of(TOPICS.balances(), customer, """
                {"customerId":"%s","available":%d,"pending":50,"lifetime":{"earned":900,"spent":300,"expired":50},\
                "tier":"gold","group":"vip","sequence":7,"nextExpiry":{"points":20,"at":"2027-01-01T00:00:00Z"},\
                "asOf":"2026-11-21T10:15:30.5Z"}\
                """.formatted(customer, available));
    }

    public static TopicRecord export(@Nullable String customer, String orderId, int revision, String order) {
        String exportId = (customer == null ? "guest:" : "") + orderId + ":" + revision;
        return of(TOPICS.exports(), orderId, """
                {"exportId":"%s","orderId":"%s","revision":%d,"reason":"PLACED",%s"website":"main","currency":"USD",\
                "occurredAt":"2026-11-21T10:15:30Z","rewards":{"pointsUsed":500,"discount":"5.00",\
                "base":{"currency":"USD","exchangeRate":"1","discount":"5.00"},"pointsEarned":50,\
                "pointsEarnedStatus":"PENDING","netBalanceChange":-450,"balance":{"available":500,"pending":50},\
                "earnedByRule":[{"ruleId":"spend","name":"One point","points":50}],"notApplied":[],\
                "trial":[{"ruleId":"double","name":"Twice","points":100}],\
                "line":{"type":"REWARD_DISCOUNT","name":"Reward points (500)","points":500,"amount":"-5.00"},\
                "discountByLine":[{"lineId":"1","discount":"5.00"}],"discountByTaxRate":[]},\
                "totals":{"subtotal":"50.00","discount":"1.00","rewardDiscount":"5.00","shipping":"2.50","tax":"3.00",\
                "grandTotal":"49.50"},"discrepancies":[{"code":"OVERDRAWN","detail":"d"},\
                {"code":"BELOW_MINIMUM","detail":"d"}],"ruleset":"3f9c0a1b22de","order":%s}\
                """.formatted(
                exportId, orderId, revision, customer == null ? "" : "\"customerId\":\"" + customer + "\",", order));
    }

    /** Returns a record with another timestamp. */
    public static TopicRecord at(Instant timestamp, TopicRecord sample) {
        return new TopicRecord(
                sample.topic(),
                sample.partition(),
                sample.offset(),
                timestamp,
                sample.key(),
                sample.value(),
                sample.headers());
    }

    public static TopicRecord ruleset(String version, String content) {
        return of(TOPICS.rulesets(), version, content);
    }

    /** Returns an action of an operator. */
    public static TopicRecord action(String actionId, String customer) {
        return of(TOPICS.operatorLog(), actionId, """
                {"actionId":"%s","action":"adjust","at":"2026-11-21T10:15:30.123Z","by":"Ann","signIn":"token",\
                "role":"operator","customerId":"%s","details":{"points":50,"reason":"Late"}}\
                """.formatted(actionId, customer));
    }

    public static TopicRecord notification(String customer, String id) {
        return of(TOPICS.notifications(), customer, """
                {"notificationId":"%s","type":"tier-changed","customerId":"%s","occurredAt":"2026-11-21T10:15:30Z",\
                "from":"silver","to":"gold"}\
                """.formatted(id, customer));
    }

    public static TopicRecord deadLetter(@Nullable String key, @Nullable String value) {
        return of(
                "shop.order-placed-dlt",
                key,
                value,
                new Header("rewardsync_error_code", "INVALID_EVENT".getBytes(StandardCharsets.UTF_8)),
                new Header("rewardsync_error_detail", "/lines: expected".getBytes(StandardCharsets.UTF_8)),
                new Header("kafka_dlt-original-topic", "shop.order-placed".getBytes(StandardCharsets.UTF_8)),
                new Header("kafka_dlt-original-partition", new byte[] {0, 0, 0, 3}),
                new Header("kafka_dlt-original-offset", new byte[] {0, 0, 0, 0, 0, 0, 1, 0}));
    }
}
