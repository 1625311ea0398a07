package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.event.EventType;
import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.topic.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that fails before and after each step writes the same outputs and state as one that never fails. */
class CrashPointsIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    /** Longer than the timers of a partition wait to be fired. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final int PARTITIONS = 2;
    private static final int CUSTOMERS = 8;
    private static final Instant PLACED = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-01-07T10:00:00Z");
    /** Later than the expiry of all points, and than the time that a status waits for its order. */
    private static final Instant LATER = Instant.parse("2026-04-05T10:00:00Z");

    private static final List<String> STORES = List.of(
            CustomerStores.ACCOUNTS,
            CustomerStores.ORDERS,
            CustomerStores.PLACED_ORDERS,
            CustomerStores.IDEMPOTENCY_RECORDS,
            CustomerStores.TIMERS,
            CustomerStores.TOTALS);

    private static final List<String> OUTPUTS = List.of(
            OutboundRecord.LEDGER,
            OutboundRecord.BALANCES,
            OutboundRecord.EXPORTS,
            OutboundRecord.NOTIFICATIONS,
            OutboundRecord.INBOX,
            OutboundRecord.DEAD_LETTERS);

    private static final List<String> TIMER_STEPS = List.of(
            CrashPoints.WRITE + CustomerStores.ACCOUNTS,
            CrashPoints.WRITE + CustomerStores.TIMERS,
            CrashPoints.WRITE + CustomerStores.TOTALS,
            CrashPoints.FORWARD + OutboundRecord.LEDGER,
            CrashPoints.FORWARD + OutboundRecord.DEAD_LETTERS);

    @TempDir
    static Path dir;

    private static KafkaBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.start(dir.resolve("kafka"));
    }

    @AfterAll
    static void closeBroker() {
        broker.close();
    }

    @Test
    void failuresChangeNeitherOutputsNorState() throws Exception {
        RunResult expected = run("smooth", List.of());
        assertThat(expected.outputs().keySet()).anyMatch(key -> key.contains("order-status-changed-dlt"));
        assertThat(expected.outputs().values())
                .anyMatch(values -> values.toString().contains("\"EXPIRY\""));
        RunResult actual = run("crashing", steps());
        assertSame(actual.outputs(), expected.outputs());
        assertSame(actual.state(), expected.state());
    }

    private static <T> void assertSame(Map<String, T> actual, Map<String, T> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((key, value) -> assertThat(value).as(key).isEqualTo(expected.get(key)));
    }

    private static List<String> steps() {
        return Stream.of(
                        Stream.of(
                                CrashPoints.READ,
                                CrashPoints.PROCESS,
                                CrashPoints.DECIDE,
                                CrashPoints.TIMERS,
                                CrashPoints.COMMIT_OFFSETS,
                                CrashPoints.COMMIT),
                        STORES.stream().map(store -> CrashPoints.WRITE + store),
                        OUTPUTS.stream().map(output -> CrashPoints.FORWARD + output),
                        TIMER_STEPS.stream().map(step -> step + CrashPoints.BY_TIMER))
                .flatMap(Function.identity())
                .toList();
    }

    /** Runs a worker. After the first events, it fails before and after the steps, once each. */
    private static RunResult run(String prefix, List<String> steps) throws Exception {
        TopicNames names = InProcessWorker.names(prefix);
        CrashPoints crashes = new CrashPoints();
        StreamsSettings settings = settings(prefix, crashes);
        KafkaClients clients = new KafkaClients(settings);
        Map<String, Integer> partitions;
        try (Admin admin = clients.admin()) {
            TopicPlan plan = new TopicPlan(names, prefix, true, PARTITIONS, (short) 1, false);
            partitions = new TopicProvisioner(plan, clients, admin).prepare();
        }
        InputPositions positions = new InputPositions();
        TaskContext context = context(prefix, partitions, crashes, positions);
        try (RestartedStreams streams = new RestartedStreams(memory -> {
            StreamsConfig config = new StreamsConfig(settings.properties(memory));
            return new KafkaStreams(
                    RewardTopology.of(context, new TopologyConfig(config)),
                    config,
                    crashes.inject(new PositionTrackingClients(positions)));
        })) {
            sendOrders(prefix);
            crashes.arm(steps);
            sendChanges(prefix);
            await("all crash points")
                    .atMost(LIMIT)
                    .until(() -> crashes.pending().isEmpty());
            awaitTimers(prefix);
        }
        return result(prefix);
    }

    private static void sendOrders(String prefix) throws Exception {
        send(prefix, EventType.ORDER_PLACED, customer -> order(customer, "o-1", PLACED));
    }

    /** Sends an event of each kind, and ends with such that fire the timers of all other customers. */
    private static void sendChanges(String prefix) throws Exception {
        send(prefix, EventType.ORDER_STATUS_CHANGED, customer -> status(customer, "o-1"));
        send(prefix, EventType.ORDER_PLACED, customer -> order(customer, "o-2", CHANGED));
        send(prefix, EventType.REVIEW_APPROVED, customer -> event(customer, CHANGED, "\"reviewId\":\"r\""));
        for (String customer : customers()) {
            // One by one: all of them have the same referrer, whose state depends on the order of the sign-ups.
            send(
                    prefix,
                    EventType.CUSTOMER_SIGNED_UP,
                    List.of(customer),
                    referee -> event(referee, CHANGED, "\"referrerId\":\"c\""));
        }
        send(prefix, EventType.ORDER_STATUS_CHANGED, customer -> status(customer, "unknown"));
        send(
                prefix,
                EventType.ORDER_REFUNDED,
                customer -> event(
                        customer,
                        CHANGED,
                        "\"orderId\":\"%s-o-1\",\"refundId\":\"f\",\"lines\":[{\"lineId\":\"1\",\"quantity\":1}]"
                                .formatted(customer)));
        send(prefix, EventType.REVIEW_APPROVED, customer -> "{");
        send(prefix, EventType.CUSTOMER_UPDATED, customer -> event("later-" + customer, LATER, "\"newsletter\":true"));
    }

    private static String order(String customer, String id, Instant at) {
        return event(
                customer,
                at,
                ("\"orderId\":\"%s-%s\",\"currency\":\"USD\","
                                + "\"lines\":[{\"lineId\":\"1\",\"sku\":\"S\",\"quantity\":2,\"unitPrice\":\"50.00\"}],"
                                + "\"totals\":{\"grandTotal\":\"100.00\"}")
                        .formatted(customer, id));
    }

    private static String status(String customer, String order) {
        return event(customer, CHANGED, "\"orderId\":\"%s-%s\",\"status\":\"completed\"".formatted(customer, order));
    }

    /**
     * Sends an event of every customer, and waits until all are processed. Half of them do not arrive at the customers'
     * home partitions. So the order of each customer's events is the same in each run.
     */
    private static void send(String prefix, EventType type, Function<String, String> eventOf) throws Exception {
        send(prefix, type, customers(), eventOf);
    }

    private static void send(String prefix, EventType type, List<String> customers, Function<String, String> eventOf)
            throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (String customer : customers) {
                byte[] event = ShopEvents.bytes(eventOf.apply(customer));
                String topic = InProcessWorker.names(prefix).inputs().get(type);
                int partition = customers().indexOf(customer) % PARTITIONS;
                producer.send(new ProducerRecord<>(topic, partition, ShopEvents.bytes(customer), event))
                        .get();
            }
        }
        await(type + " processed").atMost(LIMIT).until(() -> isProcessed(prefix));
    }

    /** Returns whether the worker has committed the offsets of all records of its inputs and its inbox. */
    private static boolean isProcessed(String prefix) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            committed = admin.listConsumerGroupOffsets(prefix)
                    .partitionsToOffsetAndMetadata()
                    .get();
        }
        return RunResult.records(
                        broker.bootstrapServers(), InProcessWorker.names(prefix).sources())
                .stream()
                .allMatch(record -> {
                    OffsetAndMetadata offset = committed.get(new TopicPartition(record.topic(), record.partition()));
                    return offset != null && offset.offset() > record.offset();
                });
    }

    private static String event(String customer, Instant at, String fields) {
        return "{\"eventId\":\"e-%s-%s\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",%s}"
                .formatted(customer, at, at, customer, fields);
    }

    /** Returns customers of whom as many arrive at home as elsewhere, in each partition. */
    private static List<String> customers() {
        List<String> customers = new ArrayList<>();
        for (int number = 0; customers.size() < CUSTOMERS; number++) {
            String id = "c-" + number;
            int home = HomePartition.of(AccountOwner.customer(id), PARTITIONS);
            if (home == customers.size() / PARTITIONS % PARTITIONS) {
                customers.add(id);
            }
        }
        return customers;
    }

    /** Waits until the timers of all customers have fired. */
    private static void awaitTimers(String prefix) {
        AtomicReference<RunResult> last = new AtomicReference<>();
        await("timers").atMost(LIMIT).during(QUIET).until(() -> isUnchanged(prefix, last));
    }

    private static boolean isUnchanged(String prefix, AtomicReference<RunResult> last) throws Exception {
        RunResult now = result(prefix);
        return now.equals(last.getAndSet(now));
    }

    private static RunResult result(String prefix) throws Exception {
        return RunResult.read(broker.bootstrapServers(), InProcessWorker.names(prefix), prefix);
    }

    private static TaskContext context(
            String prefix, Map<String, Integer> partitions, CrashPoints crashes, InputPositions positions) {
        TopicNames names = InProcessWorker.names(prefix);
        Decider decider = TestRulesets.small();
        TaskContext context = InProcessWorker.taskContext(
                "rewardsync", // part of the outputs
                names,
                partitions,
                new BrokerClock(InstantSource.system()),
                positions,
                new WorkerMetrics(new SimpleMeterRegistry(), names.sources()));
        return TaskContextBuilder.builder(context)
                .decider(crashes.inject(() -> decider))
                .build();
    }

    private static StreamsSettings settings(String prefix, CrashPoints crashes) {
        Map<String, Object> connection = new HashMap<>(crashes.settings());
        connection.put("bootstrap.servers", broker.bootstrapServers());
        return StreamsSettingsBuilder.builder(InProcessWorker.settings(connection, prefix, dir.resolve(prefix)))
                .threads(1)
                .build();
    }
}
