package dev.rewardsync.export;

import dev.rewardsync.json.CloudEventType;
import java.time.Instant;

/**
 * A record that follows from a decision.
 *
 * @param type what it tells; each type has a topic of its own
 * @param partitionedBy the text whose partition it goes to: the customer, or an export's order
 * @param id names it for CloudEvents, derived
 * @param time when what it tells happened
 */
public record OutputRecord(
        CloudEventType type, String key, String partitionedBy, byte[] value, String id, Instant time) {}
