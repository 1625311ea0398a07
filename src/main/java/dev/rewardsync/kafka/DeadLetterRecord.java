package dev.rewardsync.kafka;

import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.CloudEventType;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.json.ReferralEventJson;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A dead letter as a record of its topic. */
public record DeadLetterRecord(TopicRecord record) {

    /**
     * The header that lists the parts that were too large for the dead letter: {@code value}, {@code headers} or {@code
     * key}. A published name; do not change it.
     */
    public static final String OMITTED = "rewardsync_error_left_out";

    /**
     * The header with the number of times that a record has been replayed, as decimal text. It is absent if the
     * record was never replayed.
     */
    static final String REPLAYS = "rewardsync_replays";

    /** The maximum number of times that a record is replayed. */
    static final int MAX_REPLAYS = 3;

    private static final List<String> ADDED_PREFIXES = List.of("rewardsync_error_", "kafka_dlt-");
    private static final String CLOUD_EVENT_PREFIX = "ce_";
    private static final String CLOUD_EVENT_TYPE = "ce_type";

    /** Returns the error code; empty if the worker did not write the dead letter. */
    public String code() {
        return Objects.requireNonNullElse(record.header(DeadLetterHeaders.ERROR_CODE), "");
    }

    /** Returns the expected and the received value; empty if the worker did not write the dead letter. */
    public String detail() {
        return Objects.requireNonNullElse(record.header(DeadLetterHeaders.ERROR_DETAIL), "");
    }

    /** Returns the number of times that the record was replayed before it became this dead letter. */
    public int replays() {
        String replays = record.header(REPLAYS);
        return replays != null && replays.matches("[0-9]{1,9}") ? Integer.parseInt(replays) : 0;
    }

    /**
     * Returns whether the dead letter can be replayed. Does not read the {@link ReplayLog}.
     *
     * @param topics the topics that exist
     */
    public ReplayStatus replayStatus(Set<String> topics) {
        String omitted = record.header(OMITTED);
        if (omitted != null) {
            return new ReplayStatus.Rejected("its " + omitted + " was too large and is missing");
        }
        if (code().equals(RejectionCode.TOO_LARGE.name())) {
            return new ReplayStatus.Rejected("it is larger than the limit for events");
        }
        if (record.header(ReferralEventJson.HEADER) != null) {
            return new ReplayStatus.Rejected("it is an internal referral event, not an event of the shop");
        }
        String origin = record.header(DeadLetterHeaders.ORIGINAL_TOPIC);
        if (origin == null) {
            return new ReplayStatus.Rejected("it does not name its original topic");
        }
        if (!topics.contains(origin)) {
            return new ReplayStatus.Rejected("topic " + origin + " does not exist or is not visible");
        }
        return replays() >= MAX_REPLAYS
                ? new ReplayStatus.Rejected("it has been replayed " + replays() + " times")
                : new ReplayStatus.Replayable(origin);
    }

    /** Returns the original headers of the record, without those that were added for the dead letter. */
    public List<SourceRecord.Header> headersToReplay() {
        boolean cloudEvent = CloudEventType.DEAD_LETTER.wireName().equals(record.header(CLOUD_EVENT_TYPE));
        return record.headers().stream()
                .filter(header -> ADDED_PREFIXES.stream().noneMatch(header.name()::startsWith))
                .filter(header -> !(cloudEvent && header.name().startsWith(CLOUD_EVENT_PREFIX)))
                .filter(header -> !header.name().equals(REPLAYS))
                .toList();
    }
}
