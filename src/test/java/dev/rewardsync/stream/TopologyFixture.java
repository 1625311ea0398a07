package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.topic.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** The topology without a broker: task 0 of four. */
final class TopologyFixture implements AutoCloseable {

    static final TopicNames TOPICS = TopicNames.standard();
    static final String ORDERS = "shop.order-placed";
    static final String STATUSES = "shop.order-status-changed";
    static final String REFUNDS = "shop.order-refunded";
    static final String REVIEWS = "shop.review-approved";
    static final String ADJUSTMENTS = "shop.points-adjusted";
    static final Instant NOW = Instant.parse("2026-11-21T10:15:31Z");

    private static final int HOME_PARTITIONS = 4;

    private final InputPositions positions = new InputPositions();
    final InputPositions.ConsumerPositions consumer = positions.newConsumer();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final TopologyTestDriver driver;
    final BrokerClock brokerClock;
    private Instant now = NOW;
    private Duration machineAhead = Duration.ZERO;

    TopologyFixture(Supplier<Decider> decider, ClockMode clock, Path dir) {
        this(decider, clock, dir, HOME_PARTITIONS, Map.of());
    }

    /** Creates a topology with further settings of Kafka Streams. */
    TopologyFixture(Supplier<Decider> decider, ClockMode clock, Path dir, Map<String, String> settings) {
        this(decider, clock, dir, HOME_PARTITIONS, settings);
    }

    /** Starts task 0 of some. It is the only one, and the home of every customer, if there is one home partition. */
    TopologyFixture(Supplier<Decider> decider, ClockMode clock, Path dir, int homePartitions) {
        this(decider, clock, dir, homePartitions, Map.of());
    }

    private TopologyFixture(
            Supplier<Decider> decider, ClockMode clock, Path dir, int homePartitions, Map<String, String> settings) {
        brokerClock = new BrokerClock(
                () -> now.plus(machineAhead), () -> Duration.between(NOW, now).toNanos());
        TaskContext taskContext = TaskContextBuilder.builder(
                        taskContext(decider, clock, () -> now.plus(machineAhead), positions, registry, homePartitions))
                .brokerClock(brokerClock)
                .build();
        Properties properties = properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, dir.toString());
        properties.putAll(settings);
        TopologyConfig config = new TopologyConfig(new StreamsConfig(properties));
        driver = new TopologyTestDriver(RewardTopology.of(taskContext, config), properties, NOW);
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "rewardsync");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        return properties;
    }

    /** Returns a context for the processor of one home partition, with all stores, in memory and without changelogs. */
    static MockProcessorContext<OutboundKey, byte[]> processorContext(int partition, Path dir) {
        MockProcessorContext<OutboundKey, byte[]> context =
                new MockProcessorContext<>(properties(), new TaskId(0, partition), dir.toFile());
        for (String name : List.of("accounts", "orders", "placed-orders", "idempotency-records", "timers", "totals")) {
            KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
        }
        return context;
    }

    static TaskContext taskContext(
            Supplier<Decider> decider,
            ClockMode clock,
            InstantSource wall,
            InputPositions positions,
            SimpleMeterRegistry registry) {
        return taskContext(decider, clock, wall, positions, registry, HOME_PARTITIONS);
    }

    private static TaskContext taskContext(
            Supplier<Decider> decider,
            ClockMode clock,
            InstantSource wall,
            InputPositions positions,
            SimpleMeterRegistry registry,
            int homePartitions) {
        Map<String, Integer> partitions =
                TOPICS.sources().stream().collect(Collectors.toMap(Function.identity(), topic -> homePartitions));
        WorkerMetrics metrics = new WorkerMetrics(registry, TOPICS.sources());
        return TaskContextBuilder.builder()
                .topics(TOPICS)
                .partitions(partitions)
                .applicationId("rewardsync")
                .cloudEventsSource("/rewardsync")
                .eventReader(new EventReader())
                .decider(decider)
                .retention(StateRetention.DEFAULT)
                .erasureKey(InProcessWorker.ERASURE_KEY)
                .clock(clock)
                .wall(wall)
                .brokerClock(new BrokerClock(wall))
                .positions(positions)
                .metrics(metrics)
                .build();
    }

    /** Returns a customer whose home partition is that of this task. */
    static String customerAtHome() {
        return customer(0);
    }

    /** Returns a customer whose home partition is another. */
    static String customerElsewhere() {
        return customer(2);
    }

    private static String customer(int partition) {
        return IntStream.range(0, 1_000)
                .mapToObj(number -> "c-" + number)
                .filter(id -> HomePartition.of(AccountOwner.customer(id), HOME_PARTITIONS) == partition)
                .findFirst()
                .orElseThrow();
    }

    void send(String topic, String key, byte[] value, Header... headers) {
        TestRecord<byte[], byte[]> record =
                new TestRecord<>(key == null ? null : ShopEvents.bytes(key), value, NOW.minusSeconds(1));
        List.of(headers).forEach(record.headers()::add);
        send(topic, record);
    }

    void send(String topic, TestRecord<byte[], byte[]> record) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(record);
    }

    List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    List<String> values(String topic) {
        return read(topic).stream().map(record -> text(record.value())).toList();
    }

    KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    long size(String store) {
        long size = 0;
        try (var entries = store(store).all()) {
            for (; entries.hasNext(); entries.next()) {
                size++;
            }
        }
        return size;
    }

    /** Reports to the topology that all inputs are read to their ends. */
    void catchUp() {
        for (String topic : TOPICS.sources()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assigned(List.of(partition));
            consumer.lag(partition, OptionalLong.of(0));
        }
    }

    /** Advances the wall clock to an instant. */
    void advanceTo(Instant instant) {
        Duration elapsed = Duration.between(now, instant);
        now = instant;
        driver.advanceWallClockTime(elapsed);
    }

    /** Sets the wall clock to an instant, and runs each punctuation once instead of for each second until then. */
    void jumpTo(Instant instant) {
        now = instant;
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    /** Sets how far the machine's clock is ahead of the broker's. */
    void setMachineAhead(Duration ahead) {
        machineAhead = ahead;
    }

    static String header(TestRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
