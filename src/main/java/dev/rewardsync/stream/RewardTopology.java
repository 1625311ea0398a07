package dev.rewardsync.stream;

import dev.rewardsync.topic.TopicNames;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The topology: all inputs and the inbox feed one processor with its stores, which feeds the outputs. */
public final class RewardTopology {

    private static final String PROCESSOR = "shop-events";
    private static final String SOURCE_PREFIX = "from-";

    private RewardTopology() {}

    /**
     * Returns the topology of a worker. Its names never change, because Kafka Streams finds state by them.
     *
     * @param config the settings of Kafka Streams that apply to a topology, such as {@code processor.wrapper.class}
     */
    public static Topology of(TaskContext taskContext, TopologyConfig config) {
        TopicNames topics = taskContext.topics();
        Topology topology = new Topology(config);
        for (String source : topics.sources()) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    SOURCE_PREFIX + source,
                    new ClampedTimestamps(taskContext.brokerClock()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer(),
                    source);
        }
        String[] sources =
                topics.sources().stream().map(topic -> SOURCE_PREFIX + topic).toArray(String[]::new);
        topology.addProcessor(PROCESSOR, () -> new ShopEventProcessor(taskContext), sources);
        addStores(topology);
        addSinks(topology, topics);
        return topology;
    }

    /** Returns the names of the changelog topics. */
    public static Stream<String> changelogs(String applicationId) {
        return Stream.of(
                        CustomerStores.ACCOUNTS,
                        CustomerStores.ORDERS,
                        CustomerStores.PLACED_ORDERS,
                        CustomerStores.IDEMPOTENCY_RECORDS,
                        CustomerStores.TIMERS,
                        CustomerStores.TOTALS)
                .map(store -> changelog(applicationId, store));
    }

    /** Returns the name of a store's changelog topic. */
    static String changelog(String applicationId, String store) {
        return applicationId + "-" + store + "-changelog";
    }

    private static void addStores(Topology topology) {
        Stream.of(
                        CustomerStores.ACCOUNTS,
                        CustomerStores.ORDERS,
                        CustomerStores.PLACED_ORDERS,
                        CustomerStores.IDEMPOTENCY_RECORDS,
                        CustomerStores.TIMERS)
                .map(name -> store(Stores.persistentKeyValueStore(name)).withCachingDisabled())
                .forEach(store -> topology.addStateStore(store, PROCESSOR));
        // Two small values that nearly every event changes: cached, they are written once per commit.
        topology.addStateStore(
                store(Stores.inMemoryKeyValueStore(CustomerStores.TOTALS)).withCachingEnabled(), PROCESSOR);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    private static void addSinks(Topology topology, TopicNames topics) {
        addSink(topology, OutboundRecord.LEDGER, topics.ledger());
        addSink(topology, OutboundRecord.BALANCES, topics.balances());
        addSink(topology, OutboundRecord.EXPORTS, topics.exports());
        addSink(topology, OutboundRecord.NOTIFICATIONS, topics.notifications());
        addSink(topology, OutboundRecord.INBOX, topics.inbox());
        topology.addSink(
                OutboundRecord.DEAD_LETTERS,
                OutboundKey.TOPIC,
                OutboundKey.SERIALIZER,
                new ByteArraySerializer(),
                OutboundKey.PARTITIONER,
                PROCESSOR);
    }

    private static void addSink(Topology topology, String name, String topic) {
        topology.addSink(
                name, topic, OutboundKey.SERIALIZER, new ByteArraySerializer(), OutboundKey.PARTITIONER, PROCESSOR);
    }
}
