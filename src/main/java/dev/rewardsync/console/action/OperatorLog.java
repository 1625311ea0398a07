package dev.rewardsync.console.action;

import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.kafka.ConfirmedProducer;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.PermanentTopic;
import dev.rewardsync.topic.TopicSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The topic of everything that operators do. It is kept for ever, and created if it is missing. */
final class OperatorLog {

    private final Map<String, Object> client;
    private final TopicSettings topics;
    private final ConfirmedProducer producer;
    private boolean exists;

    OperatorLog(Map<String, Object> client, TopicSettings topics, ConfirmedProducer producer) {
        this.client = client;
        this.topics = topics;
        this.producer = producer;
    }

    /**
     * Writes an action. Returns when all in-sync replicas have it.
     *
     * @throws ActionFailedException if it was not written; then the action must not be done
     */
    void write(OperatorAction action) throws ActionFailedException {
        try {
            ensureExists();
            producer.write(topics.operatorLog(), action.actionId().getBytes(StandardCharsets.UTF_8), action.value());
        } catch (KafkaAccessException e) {
            throw ActionFailedException.unavailable("The action was not done, because it could not be written to the"
                    + " topic " + topics.operatorLog() + ": " + e.getMessage() + ".");
        }
    }

    private synchronized void ensureExists() throws KafkaAccessException {
        if (!exists) {
            new PermanentTopic(topics.operatorLog(), topics.replicationFactor())
                    .ensureExists(
                            client, topics.create() ? PermanentTopic.IfMissing.CREATE : PermanentTopic.IfMissing.FAIL);
            exists = true;
        }
    }
}
