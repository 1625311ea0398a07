package dev.rewardsync.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Creates admin clients with the connection of Kafka Streams, and describes their failures.
 *
 * @param settings the settings of Kafka Streams
 */
record AdminClients(StreamsSettings settings) {

    private static final int TIMEOUT_MS = 5_000;

    /**
     * Creates an admin client. The caller closes it.
     *
     * @throws KafkaException if the settings are invalid
     */
    Admin create() {
        Map<String, Object> admin = new HashMap<>();
        settings.connection().forEach((name, value) -> {
            boolean adminSetting = AdminClientConfig.configNames().contains(name);
            if (adminSetting || name.startsWith("org.springframework.boot.ssl.")) {
                admin.put(name, value);
            }
        });
        admin.put(AdminClientConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-admin");
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS - 1_000);
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        return Admin.create(admin);
    }

    /** Returns the bootstrap servers, separated by commas. */
    String servers() {
        Object servers = settings.connection().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        return servers instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(servers);
    }

    /** Returns why no client could connect. */
    static String connectionFailure(KafkaException e) {
        if (e instanceof TimeoutException) {
            return "no broker answers";
        }
        Throwable reason = e.getCause() instanceof ConfigException cause ? cause : e;
        return String.valueOf(reason.getMessage());
    }

    /** Returns why a request failed. */
    static String requestFailure(Exception e) {
        Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }
}
