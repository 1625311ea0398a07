package dev.rewardsync.app;

import ch.qos.logback.classic.LoggerContext;
import dev.rewardsync.build.BuildInfoConfiguration;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.decision.RetentionPolicy;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.kafka.ErasureKey;
import dev.rewardsync.kafka.SpringKafkaConnection;
import dev.rewardsync.stream.BrokerClock;
import dev.rewardsync.stream.InputPositions;
import dev.rewardsync.stream.RocksDbMemory;
import dev.rewardsync.stream.SelectedKafkaMetrics;
import dev.rewardsync.stream.StateRetention;
import dev.rewardsync.stream.StatusMetrics;
import dev.rewardsync.stream.StreamsSettings;
import dev.rewardsync.stream.StreamsSettingsBuilder;
import dev.rewardsync.stream.StreamsWorker;
import dev.rewardsync.stream.TaskContext;
import dev.rewardsync.stream.TaskContextBuilder;
import dev.rewardsync.stream.TopicPlan;
import dev.rewardsync.stream.WorkerMetrics;
import dev.rewardsync.stream.WorkerRefusedException;
import dev.rewardsync.topic.TopicSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/** Creates the beans of the worker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RewardSyncSettings.class)
@Import(BuildInfoConfiguration.class)
class WorkerConfiguration {

    @Bean
    RulesetSource rulesetSource(
            RewardSyncSettings settings, ResourceLoader loader, MeterRegistry registry, WorkerMetrics metrics) {
        RulesetSource source = new RulesetSource(
                rulesFile(settings, loader), decisionPolicy(settings), registry, metrics::rulesetInForce);
        source.watch(settings.rulesPollInterval());
        return source;
    }

    @Bean
    InputPositions inputPositions() {
        return new InputPositions();
    }

    @Bean
    WorkerMetrics workerMetrics(MeterRegistry registry, RewardSyncSettings settings) {
        return new WorkerMetrics(registry, settings.topics().names().sources());
    }

    @Bean
    MeterBinder statusMetrics(StreamsWorker worker, InputPositions positions, RewardSyncSettings settings) {
        return new StatusMetrics(worker, positions, settings.topics().names().sources());
    }

    @Bean
    StreamsSettings streamsSettings(
            RewardSyncSettings settings,
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            AdvertisedAddress advertised) {
        return StreamsSettingsBuilder.builder()
                .connection(
                        SpringKafkaConnection.clientSettings(kafka.buildStreamsProperties(), connection.getStreams()))
                .applicationId(settings.applicationId())
                .instanceId(settings.instanceId())
                .stateDir(settings.stateDir().toAbsolutePath())
                .threads(threads(settings))
                .standbyReplicas(settings.standbyReplicas())
                .replicationFactor(settings.topics().replicationFactor())
                .commitInterval(settings.commitInterval())
                .maxTaskIdle(settings.maxTaskIdle())
                .closeTimeout(settings.closeTimeout())
                .leaveGroup(settings.leaveGroup())
                .advertisedAddress(advertised.hostAndPort())
                .build();
    }

    @Bean(destroyMethod = "") // WorkerLifecycle stops it
    StreamsWorker streamsWorker(
            RewardSyncSettings settings,
            StreamsSettings streamsSettings,
            RulesetSource rules,
            InputPositions positions,
            WorkerMetrics metrics,
            MeterRegistry registry,
            ConfigurableApplicationContext context) {
        BrokerClock brokerClock = new BrokerClock(InstantSource.system());
        StreamsWorker.Dependencies dependencies = new StreamsWorker.Dependencies(
                positions,
                metrics,
                partitions -> taskContext(settings, partitions, rules, brokerClock, positions, metrics),
                streams -> kafkaMetrics(streams, settings.metrics()).bindTo(registry),
                refusal -> WorkerLifecycle.exit(refusal, context),
                settings.topics().inboxPurgeInterval(),
                brokerClock);
        RewardSyncSettings.RocksDbSettings rocksDb = settings.rocksdb();
        RocksDbMemory memory = new RocksDbMemory(
                rocksDb.cache().toBytes(), rocksDb.writeBuffers().toBytes());
        StreamsWorker worker = new StreamsWorker(streamsSettings, topicPlan(settings), memory, dependencies);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.addTurboFilter(new KafkaLogFilter(worker::isKafkaDisturbed));
        }
        return worker;
    }

    private static MeterBinder kafkaMetrics(KafkaStreams streams, RewardSyncSettings.MetricsSettings settings) {
        MeterBinder selected = new SelectedKafkaMetrics(streams::metrics);
        return settings.allOfKafka()
                ? registry -> {
                    selected.bindTo(registry);
                    new KafkaStreamsMetrics(streams).bindTo(registry);
                }
                : selected;
    }

    @Bean
    WorkerLifecycle workerLifecycle(StreamsWorker worker) {
        return new WorkerLifecycle(worker);
    }

    @Bean
    HealthIndicator workerAliveHealthIndicator(StreamsWorker worker) {
        return new WorkerHealth(worker, StreamsWorker.Status::alive);
    }

    @Bean
    HealthIndicator workerReadyHealthIndicator(StreamsWorker worker) {
        return new WorkerHealth(worker, StreamsWorker.Status::ready);
    }

    private static Resource rulesFile(RewardSyncSettings settings, ResourceLoader loader) {
        String rules = settings.rules();
        if (rules == null || rules.isBlank()) {
            throw new WorkerRefusedException(
                    "No ruleset is set. Set rewardsync.rules to a file, such as file:rules.yaml");
        }
        return ResourceUtils.isUrl(rules) ? loader.getResource(rules) : new FileSystemResource(rules);
    }

    private static TaskContext taskContext(
            RewardSyncSettings settings,
            Map<String, Integer> partitions,
            RulesetSource rules,
            BrokerClock brokerClock,
            InputPositions positions,
            WorkerMetrics metrics) {
        return TaskContextBuilder.builder()
                .topics(settings.topics().names())
                .partitions(partitions)
                .applicationId(settings.applicationId())
                .cloudEventsSource(settings.source())
                .eventReader(new EventReader(settings.events().maxAhead()))
                .decider(rules::decider)
                .retention(stateRetention(settings.retention()))
                .erasureKey(erasureKey(settings.erasure()))
                .clock(settings.clock())
                .wall(InstantSource.system())
                .brokerClock(brokerClock)
                .positions(positions)
                .metrics(metrics)
                .build();
    }

    private static @Nullable ErasureKey erasureKey(RewardSyncSettings.ErasureSettings settings) {
        String key = settings.key();
        try {
            return key == null || key.isBlank() ? null : ErasureKey.of(key);
        } catch (IllegalArgumentException e) {
            throw new WorkerRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    static DecisionPolicy decisionPolicy(RewardSyncSettings settings) {
        RewardSyncSettings.RetentionSettings retention = settings.retention();
        return new DecisionPolicy(
                new RetentionPolicy(retention.orderBytes(), retention.keys(), retention.parked()),
                settings.expiryWarningDays(),
                settings.exportNotApplied());
    }

    static StateRetention stateRetention(RewardSyncSettings.RetentionSettings retention) {
        return new StateRetention(retention.orderBytes(), retention.orders());
    }

    private static TopicPlan topicPlan(RewardSyncSettings settings) {
        TopicSettings topics = settings.topics();
        return new TopicPlan(
                topics.names(),
                settings.applicationId(),
                topics.create(),
                topics.partitions(),
                topics.replicationFactor(),
                settings.identity().isReplaced());
    }

    private static int threads(RewardSyncSettings settings) {
        return settings.threads() == null
                ? Math.min(
                        Runtime.getRuntime().availableProcessors(),
                        settings.topics().partitions())
                : settings.threads();
    }
}
