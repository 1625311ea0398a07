package dev.rewardsync.export;

import dev.rewardsync.json.CloudEventType;
import java.time.Instant;

/**
 * An output record of a decision.
 *
 * @param type the record's type; each type has its own topic
 * @param partitionedBy the id that determines the partition: the customer, or the order of an export
 * @param id the CloudEvents id, derived from the content
 * @param time the CloudEvents time: when the described change happened
 */
public record OutputRecord(
        CloudEventType type, String key, String partitionedBy, byte[] value, String id, Instant time) {}
