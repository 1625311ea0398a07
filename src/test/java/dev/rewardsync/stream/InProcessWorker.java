package dev.rewardsync.stream;

import static org.awaitility.Awaitility.await;

import dev.rewardsync.event.EventType;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.kafka.ErasureKey;
import dev.rewardsync.topic.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A worker on a real broker, with its metrics and its refusal, in the process of the test. It has four partitions. */
final class InProcessWorker {

    static final ErasureKey ERASURE_KEY = ErasureKey.of("a key of tests, at least 32 characters");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final AtomicReference<WorkerRefusedException> refusal = new AtomicReference<>();
    private final StreamsWorker worker;

    /**
     * Creates a worker, which does not run yet.
     *
     * @param connection settings of Kafka's clients
     * @param create whether the worker creates its topics
     */
    InProcessWorker(
            Map<String, Object> connection, String applicationId, TopicNames names, Path stateDir, boolean create) {
        InputPositions positions = new InputPositions();
        BrokerClock clock = new BrokerClock(InstantSource.system());
        WorkerMetrics metrics = new WorkerMetrics(registry, names.sources());
        StreamsWorker.Dependencies dependencies = new StreamsWorker.Dependencies(
                positions,
                metrics,
                partitions -> taskContext(applicationId, names, partitions, clock, positions, metrics),
                streams -> {},
                refusal::set,
                Duration.ofMillis(500),
                clock);
        worker = new StreamsWorker(
                settings(connection, applicationId, stateDir),
                new TopicPlan(names, applicationId, create, 4, (short) -1, false),
                new RocksDbMemory(32 << 20, 8 << 20),
                dependencies);
        new StatusMetrics(worker, positions, names.sources()).bindTo(registry);
    }

    /** Returns the settings of a worker. */
    static StreamsSettings settings(Map<String, Object> connection, String applicationId, Path stateDir) {
        return StreamsSettingsBuilder.builder()
                .connection(connection)
                .applicationId(applicationId)
                .instanceId(applicationId + "-1") // the next worker gets the partitions at once
                .stateDir(stateDir)
                .threads(2)
                .standbyReplicas(0)
                .replicationFactor(-1)
                .commitInterval(Duration.ofMillis(100))
                .maxTaskIdle(Duration.ZERO)
                .closeTimeout(Duration.ofSeconds(20))
                .leaveGroup(false)
                .build();
    }

    /** Returns the context of a worker's tasks, with {@link TestRulesets#small} and the clock of the events. */
    static TaskContext taskContext(
            String applicationId,
            TopicNames names,
            Map<String, Integer> partitions,
            BrokerClock clock,
            InputPositions positions,
            WorkerMetrics metrics) {
        return TaskContextBuilder.builder()
                .topics(names)
                .partitions(partitions)
                .applicationId(applicationId)
                .cloudEventsSource("/rewardsync")
                .eventReader(new EventReader())
                .decider(TestRulesets::small)
                .retention(StateRetention.DEFAULT)
                .erasureKey(ERASURE_KEY)
                .clock(ClockMode.EVENTS)
                .wall(InstantSource.system())
                .brokerClock(clock)
                .positions(positions)
                .metrics(metrics)
                .build();
    }

    /** Returns the standard names of topics with a prefix, for several workers on one broker. */
    static TopicNames names(String prefix) {
        TopicNames standard = TopicNames.standard();
        Map<EventType, String> inputs = new EnumMap<>(standard.inputs());
        inputs.replaceAll((type, name) -> prefix + "." + name);
        return new TopicNames(
                inputs,
                prefix + "." + standard.ledger(),
                prefix + "." + standard.balances(),
                prefix + "." + standard.exports(),
                prefix + "." + standard.notifications(),
                prefix + "." + standard.rulesets(),
                prefix + "." + standard.inbox(),
                prefix + "." + standard.operatorLog());
    }

    /** Starts the worker. The caller closes it. */
    StreamsWorker started() {
        worker.start();
        return worker;
    }

    void awaitReady() {
        await().atMost(LIMIT).until(() -> worker.status().ready());
    }
}
