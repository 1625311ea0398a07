package dev.rewardsync.app;

import dev.rewardsync.stream.ClockMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The worker's settings. How Kafka is reached is set under {@code spring.kafka}.
 *
 * @param rules the ruleset file: a path, or a resource such as {@code file:/etc/rewardsync/rules.yaml}; required
 * @param rulesPollInterval how often to look whether the ruleset changed (duration)
 * @param clock what time goes by: {@code wall}, or {@code events} for backfills and demonstrations
 * @param source the CloudEvents source that all outputs name
 * @param expiryWarningDays how many days before points run out the customer is told (numbers)
 * @param exportNotApplied whether exports name the cart rules that gave nothing
 * @param applicationId the consumer group, and what names of changelogs and transactions begin with
 * @param instanceId who this instance is in its group; by default an id kept in the state directory
 * @param stateDir where state is kept on disk; lost, it is restored from Kafka
 * @param threads how many threads process (number); more than partitions are idle; by default one for each of the
 *     machine's processors, and no more than partitions are created
 * @param standbyReplicas how many other instances keep a copy of each partition's state (number)
 * @param commitInterval how often what was done is committed (duration); latency against throughput
 * @param maxTaskIdle how long to wait for records of the other topics before going on (duration)
 * @param closeTimeout how long an orderly end may take (duration)
 * @param leaveGroup whether an ending instance gives up its partitions at once: for scaling down, not for restarts
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
        @DefaultValue Events events,
        @DefaultValue Topics topics,
        @DefaultValue Retention retention,
        @DefaultValue RocksDb rocksdb,
        @DefaultValue Api api) {

    /**
     * What events may be.
     *
     * @param maxAhead how long after its record's timestamp an event may have occurred (duration); later ones become dead
     *     letters
     */
    public record Events(@DefaultValue("1d") Duration maxAhead) {}

    /**
     * The topics.
     *
     * @param create whether missing topics are created; otherwise they stop start-up
     * @param partitions of topics that are created (number); the inbox's decide into how many parts customers are
     *     divided, for good
     * @param replicationFactor of topics that are created (number); -1 for the broker's default
     * @param inboxPurgeInterval how often consumed records are deleted from the inbox (duration)
     * @param orderPlaced name of the input
     * @param orderStatusChanged name of the input
     * @param orderRefunded name of the input
     * @param reviewApproved name of the input
     * @param customerSignedUp name of the input
     * @param customerUpdated name of the input
     * @param customerActivity name of the input
     * @param pointsAdjusted name of the input
     * @param ledger name of the output
     * @param balances name of the output
     * @param orderExport name of the output
     * @param notifications name of the output
     * @param inbox name of the topic by which records are handed on to their customer's home
     */
    public record Topics(
            @DefaultValue("true") boolean create,
            @DefaultValue("6") int partitions,
            @DefaultValue("-1") short replicationFactor,
            @DefaultValue("1m") Duration inboxPurgeInterval,
            @DefaultValue("shop.order-placed") String orderPlaced,
            @DefaultValue("shop.order-status-changed") String orderStatusChanged,
            @DefaultValue("shop.order-refunded") String orderRefunded,
            @DefaultValue("shop.review-approved") String reviewApproved,
            @DefaultValue("shop.customer-signed-up") String customerSignedUp,
            @DefaultValue("shop.customer-updated") String customerUpdated,
            @DefaultValue("shop.customer-activity") String customerActivity,
            @DefaultValue("shop.points-adjusted") String pointsAdjusted,
            @DefaultValue("loyalty.ledger") String ledger,
            @DefaultValue("loyalty.balances") String balances,
            @DefaultValue("erp.order-export") String orderExport,
            @DefaultValue("loyalty.notifications") String notifications,
            @DefaultValue("rewardsync-inbox") String inbox) {}

    /**
     * How long things are remembered.
     *
     * @param orderBytes an order's own bytes, for exports (duration)
     * @param orders whole orders that no ledger entry names (duration)
     * @param keys what is known again by its natural key, where no ledger entry has it in its id (duration)
     * @param parked how long a status waits for its order (duration)
     */
    public record Retention(
            @DefaultValue("120d") Duration orderBytes,
            @DefaultValue("1096d") Duration orders,
            @DefaultValue("90d") Duration keys,
            @DefaultValue("7d") Duration parked) {}

    /**
     * The memory of the stores on disk, shared by all of an instance's; beside the heap.
     *
     * @param cache for all of it together (data size)
     * @param writeBuffers the part of it for what was not yet written to disk (data size)
     */
    public record RocksDb(
            @DefaultValue("192MB") DataSize cache,
            @DefaultValue("64MB") DataSize writeBuffers) {}

    /**
     * The HTTP API for quotes and accounts.
     *
     * @param token what callers send as bearer token; without one the API is off
     * @param advertisedAddress where other instances reach this one: host:port; for more than one instance
     */
    public record Api(@Nullable String token, @Nullable String advertisedAddress) {}
}
