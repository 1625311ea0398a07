package dev.rewardsync.kafka;

import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.export.CloudEventType;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.json.ReferralEventJson;
import dev.rewardsync.stream.DeadLetterRecord;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A dead letter as it lies on its topic. */
public record StoredDeadLetter(TopicRecord record) {

    /** How often a record has been put back; decimal text. Absent: never. */
    static final String REPLAYS = "rewardsync_replays";

    /** How often a record is put back at the most. */
    static final int MOST_REPLAYS = 3;

    private static final List<String> ADDED_PREFIXES = List.of("rewardsync_error_", "kafka_dlt-");
    private static final String CLOUD_EVENT_PREFIX = "ce_";
    private static final String CLOUD_EVENT_TYPE = "ce_type";

    /** Why the record could not take effect; empty where the dead letter is none of the worker's. */
    public String code() {
        return Objects.requireNonNullElse(record.header(DeadLetterHeaders.ERROR_CODE), "");
    }

    /** What was expected and what came. */
    public String detail() {
        return Objects.requireNonNullElse(record.header(DeadLetterHeaders.ERROR_DETAIL), "");
    }

    /** How often it was put back before it became this dead letter. */
    public int replays() {
        String replays = record.header(REPLAYS);
        return replays != null && replays.matches("[0-9]{1,9}") ? Integer.parseInt(replays) : 0;
    }

    /** What can be done with it, as far as itself and the topics that there are go. */
    public ReplayStatus fate(Set<String> topics) {
        String leftOut = record.header(DeadLetterRecord.LEFT_OUT);
        if (leftOut != null) {
            return new ReplayStatus.Stuck("its " + leftOut + " was too large to be kept");
        }
        if (code().equals(DeadLetter.Code.TOO_LARGE.name())) {
            return new ReplayStatus.Stuck("it is larger than an event may be");
        }
        if (record.header(ReferralEventJson.HEADER) != null) {
            return new ReplayStatus.Stuck("it is RewardSync's own news of a friend, and no event of the shop's");
        }
        String origin = record.header(DeadLetterHeaders.ORIGINAL_TOPIC);
        if (origin == null) {
            return new ReplayStatus.Stuck("it does not say where it came from");
        }
        if (!topics.contains(origin)) {
            return new ReplayStatus.Stuck("topic " + origin + " does not exist, or may not be seen");
        }
        return replays() >= MOST_REPLAYS
                ? new ReplayStatus.Stuck("it was put back " + replays() + " times before it came here again")
                : new ReplayStatus.Free(origin);
    }

    /** The headers that it came with, but for those that are made for dead letters. */
    public List<SourceRecord.Header> headersToReplay() {
        boolean named = CloudEventType.DEAD_LETTER.wireName().equals(record.header(CLOUD_EVENT_TYPE));
        return record.headers().stream()
                .filter(header -> ADDED_PREFIXES.stream().noneMatch(header.name()::startsWith))
                .filter(header -> !(named && header.name().startsWith(CLOUD_EVENT_PREFIX)))
                .filter(header -> !header.name().equals(REPLAYS))
                .toList();
    }
}
