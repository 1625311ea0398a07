package dev.rewardsync.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** The time that a command waits for a response from Kafka. */
final class ResponseTimeout {

    static final int MILLIS = 15_000;

    private ResponseTimeout() {}

    /** Returns client settings with this timeout. */
    static Map<String, Object> applyTo(Map<String, ?> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, MILLIS);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, MILLIS);
        return settings;
    }
}
