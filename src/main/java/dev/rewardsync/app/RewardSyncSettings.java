package dev.rewardsync.app;

import dev.rewardsync.stream.ClockMode;
import dev.rewardsync.topic.TopicSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The worker's settings; see docs/settings.md. Kafka's connection is set under {@code spring.kafka}.
 *
 * @param rules the ruleset file: a path, or a resource such as {@code file:/etc/rewardsync/rules.yaml}; required
 * @param rulesPollInterval how often the ruleset file is checked for changes (duration)
 * @param clock the clock that fires timers: {@code wall}, or {@code events} for backfills and demonstrations
 * @param source the CloudEvents source of all output records
 * @param expiryWarningDays how many days before their expiry customers are notified of expiring points (numbers)
 * @param exportNotApplied whether exports list the cart rules that did not apply
 * @param applicationId the consumer group, and the prefix of changelog topics and transactional ids
 * @param instanceId this instance's static member id in its group; by default an id stored in the state directory
 * @param stateDir the directory of the local state; if it is lost, the state is restored from Kafka
 * @param threads the number of processing threads; more threads than partitions are idle. By default one per processor,
 *     at most {@code topics.partitions}
 * @param standbyReplicas the number of other instances that hold a copy of each partition's state
 * @param commitInterval how often processed records are committed (duration); a trade-off of latency and throughput
 * @param maxTaskIdle how long to wait for records of other input topics before processing continues (duration)
 * @param closeTimeout the maximum duration of a clean shutdown
 * @param leaveGroup whether a stopping instance leaves its group at once: for scaling down, not for restarts
 */
@ConfigurationProperties("rewardsync")
public record RewardSyncSettings(
        @Nullable String rules,
        @DefaultValue("1s") Duration rulesPollInterval,
        @DefaultValue("wall") ClockMode clock,
        @DefaultValue("/rewardsync") String source,
        @DefaultValue({"30", "7"}) List<Integer> expiryWarningDays,
        @DefaultValue("true") boolean exportNotApplied,
        @DefaultValue("rewardsync") String applicationId,
        @Nullable String instanceId,
        @DefaultValue("state") Path stateDir,
        @Nullable Integer threads,
        @DefaultValue("0") int standbyReplicas,
        @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("0ms") Duration maxTaskIdle,
        @DefaultValue("30s") Duration closeTimeout,
        @DefaultValue("false") boolean leaveGroup,
        @DefaultValue IdentitySettings identity,
        @DefaultValue EventSettings events,
        @NestedConfigurationProperty @DefaultValue TopicSettings topics,
        @DefaultValue RetentionSettings retention,
        @DefaultValue RocksDbSettings rocksdb,
        @DefaultValue ErasureSettings erasure,
        @DefaultValue MetricsSettings metrics,
        @DefaultValue ApiSettings api) {

    /**
     * The identity of the application id: the topics that it belongs to.
     *
     * @param replace whether the topics were renamed and replace the stored ones (boolean); an empty value means true,
     *     so that the option needs no value
     */
    public record IdentitySettings(@DefaultValue("false") String replace) {
        boolean isReplaced() {
            return replace.isBlank() || Boolean.parseBoolean(replace);
        }
    }

    /**
     * Limits of events.
     *
     * @param maxAhead how long after its record's timestamp an event may have occurred (duration); later events become
     *     dead letters
     */
    public record EventSettings(@DefaultValue("1d") Duration maxAhead) {}

    /**
     * Retention of state.
     *
     * @param orderBytes how long an order's original bytes are retained for exports (duration)
     * @param orders how long orders without ledger entries are retained (duration)
     * @param keys how long natural keys are deduplicated that are not part of a ledger entry's id (duration)
     * @param parked how long an event waits for its order (duration)
     */
    public record RetentionSettings(
            @DefaultValue("120d") Duration orderBytes,
            @DefaultValue("1096d") Duration orders,
            @DefaultValue("90d") Duration keys,
            @DefaultValue("7d") Duration parked) {}

    /**
     * The erasure of customers.
     *
     * @param key the secret key of the hashes of erased customers' ids, at least 32 characters; equal on all instances.
     *     Without one, no customer can be erased
     */
    public record ErasureSettings(@Nullable String key) {}

    /**
     * Off-heap memory of RocksDB, shared by all stores of an instance.
     *
     * @param cache the total memory (data size)
     * @param writeBuffers the part of {@code cache} for data that is not yet written to disk (data size)
     */
    public record RocksDbSettings(
            @DefaultValue("192MB") DataSize cache,
            @DefaultValue("64MB") DataSize writeBuffers) {}

    /**
     * The metrics for Prometheus.
     *
     * @param allOfKafka whether all metrics of Kafka's clients and of Kafka Streams are exposed, some 5,000 series with the
     *     random ids of its clients
     */
    public record MetricsSettings(@DefaultValue("false") boolean allOfKafka) {}

    /**
     * The HTTP API for quotes and accounts.
     *
     * @param token the bearer token of the API's callers; without one the API is disabled
     * @param advertisedAddress the address at which other instances reach this one, as host:port; required with more
     *     than one instance
     */
    public record ApiSettings(
            @Nullable String token, @Nullable String advertisedAddress) {}
}
