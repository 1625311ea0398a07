package dev.rewardsync.console.ingest;

import dev.rewardsync.topic.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the console reads, and how.
 *
 * @param client the Kafka client settings
 * @param batchSize the largest number of records in one transaction
 * @param rebuild whether to delete everything that was read before, and to begin again
 */
public record IngestSettings(Map<String, Object> client, TopicNames topics, int batchSize, boolean rebuild) {

    /** Returns the names of all topics to read. */
    List<String> topicNames() {
        List<String> names = new ArrayList<>(List.of(
                topics.ledger(),
                topics.balances(),
                topics.exports(),
                topics.notifications(),
                topics.rulesets(),
                topics.operatorLog()));
        names.addAll(topics.deadLetters());
        return names;
    }
}
