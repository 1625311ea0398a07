package dev.rewardsync.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** How long somebody at a terminal waits for Kafka to answer. */
final class ResponseTimeout {

    static final int MILLIS = 15_000;

    private ResponseTimeout() {}

    /** A client's settings, for one that asks no longer than that. */
    static Map<String, Object> on(Map<String, String> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, MILLIS);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, MILLIS);
        return settings;
    }
}
