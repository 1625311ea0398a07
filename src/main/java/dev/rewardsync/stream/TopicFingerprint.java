package dev.rewardsync.stream;

import dev.rewardsync.event.EventType;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The topics of a worker. All workers with the same application id must have the same, because they share one consumer
 * group and one state.
 *
 * @param values the names of the topics by the names of their settings, and the inbox's number of partitions. The names
 *     are stored; do not change them
 */
record TopicFingerprint(Map<String, String> values) {

    private static final String INBOX_PARTITIONS = "inbox-partitions";

    /** Returns the fingerprint of a worker. */
    static TopicFingerprint of(TopicNames names, int inboxPartitions) {
        Map<String, String> values = new LinkedHashMap<>();
        for (EventType type : EventType.values()) {
            values.put(type.wireName(), Objects.requireNonNull(names.inputs().get(type)));
        }
        values.put("ledger", names.ledger());
        values.put("balances", names.balances());
        values.put("order-export", names.exports());
        values.put("notifications", names.notifications());
        values.put("inbox", names.inbox());
        values.put(INBOX_PARTITIONS, Integer.toString(inboxPartitions));
        return new TopicFingerprint(values);
    }

    /** Reads a stored fingerprint. */
    static TopicFingerprint read(byte[] stored) {
        Map<String, String> values = new LinkedHashMap<>();
        new String(stored, StandardCharsets.UTF_8).lines().forEach(line -> {
            int separator = line.indexOf('=');
            if (separator > 0) {
                values.put(line.substring(0, separator), line.substring(separator + 1));
            }
        });
        return new TopicFingerprint(values);
    }

    /** Returns one line of {@code name=value} for each value. Names of topics contain no {@code =}. */
    byte[] toBytes() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the values that differ from those of another worker. Values that only one of them has do not count: a
     * newer version may have more topics.
     */
    List<String> differencesFrom(TopicFingerprint other) {
        List<String> differences = new ArrayList<>();
        values.forEach((name, own) -> {
            String theirs = other.values.get(name);
            if (theirs != null && !theirs.equals(own)) {
                differences.add("%s is %s, here %s".formatted(name, theirs, own));
            }
        });
        return differences;
    }
}
