package dev.rewardsync.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.SslBundle;

/** The connection to Kafka from Spring Boot's settings, {@code spring.kafka}. */
public final class SpringKafkaConnection {

    /** The beginning of the names under which Spring Boot adds its own objects to the settings. */
    private static final String SSL_BUNDLE_PREFIX = "org.springframework.boot.ssl.";

    private SpringKafkaConnection() {}

    /**
     * Returns the settings of clients with a connection.
     *
     * @param client the other settings of the clients
     */
    public static Map<String, Object> clientSettings(
            Map<String, Object> client, KafkaConnectionDetails.Configuration connection) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
        String protocol = connection.getSecurityProtocol();
        if (protocol != null && !protocol.isEmpty()) {
            settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        }
        SslBundle bundle = connection.getSslBundle();
        if (bundle != null) {
            settings.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
            settings.put(SslBundle.class.getName(), bundle);
        }
        return settings;
    }

    /** Returns a new map of the settings that all kinds of clients have, such as those of the connection. */
    public static Map<String, Object> commonSettings(Map<String, Object> settings) {
        return supported(settings, AdminClientConfig.configNames());
    }

    /**
     * Returns a new map of the settings that one kind of client has. Kafka warns of all others.
     *
     * @param names the names of this kind's settings
     */
    public static Map<String, Object> supported(Map<String, Object> settings, Set<String> names) {
        Map<String, Object> supported = new HashMap<>(settings);
        supported.keySet().removeIf(name -> !names.contains(name) && !name.startsWith(SSL_BUNDLE_PREFIX));
        return supported;
    }
}
