package dev.rewardsync.bench.contender;

import dev.rewardsync.stream.RocksDbMemory;
import dev.rewardsync.stream.StreamsSettings;
import dev.rewardsync.stream.StreamsSettingsBuilder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams with RewardSync's settings, without JSON and rules. It writes as many records as RewardSync, of the same
 * size; the size of the headers is added to the value. If the job has state, it reads one value for each order and writes
 * three, as RewardSync does for a new order: it reads the account, and writes the account, the order and the order's bytes.
 */
public final class PassThrough {

    private static final String SOURCE = "source";
    private static final String PROCESSOR = "pass-through";

    // The defaults of RewardSyncSettings.
    private static final int ROCKSDB_CACHE_BYTES = 192 * 1024 * 1024;
    private static final int ROCKSDB_WRITE_BUFFERS_BYTES = 64 * 1024 * 1024;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private PassThrough() {}

    static void main(String[] args) throws InterruptedException {
        ParentProcessMonitor.start();
        Job job = Job.of(args);
        RocksDbMemory memory = new RocksDbMemory(ROCKSDB_CACHE_BYTES, ROCKSDB_WRITE_BUFFERS_BYTES);
        KafkaStreams streams = new KafkaStreams(topology(job), settings(job).properties(memory));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(CLOSE_TIMEOUT)));
        streams.start();
        new CountDownLatch(1).await();
    }

    private static Topology topology(Job job) {
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                SOURCE,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                job.input());
        topology.addProcessor(PROCESSOR, () -> new Writer(job), SOURCE);
        for (String output : job.outputs()) {
            topology.addSink(output, output, new ByteArraySerializer(), new ByteArraySerializer(), PROCESSOR);
        }
        if (job.profile().hasState()) {
            Stream.of(StateStores.ACCOUNTS, StateStores.ORDERS, StateStores.PLACED_ORDERS)
                    .map(name -> Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                            .withLoggingEnabled(Map.of())
                            .withCachingDisabled())
                    .forEach(store -> topology.addStateStore(store, PROCESSOR));
        }
        return topology;
    }

    private static StreamsSettings settings(Job job) {
        return StreamsSettingsBuilder.builder()
                .connection(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, job.bootstrapServers()))
                .applicationId(job.name())
                .instanceId(job.name())
                .stateDir(Path.of("state").toAbsolutePath())
                .threads(Runtime.getRuntime().availableProcessors())
                .standbyReplicas(0)
                .replicationFactor(1)
                .commitInterval(Duration.ofMillis(Job.COMMIT_INTERVAL_MS))
                .maxTaskIdle(Duration.ZERO)
                .closeTimeout(CLOSE_TIMEOUT)
                .leaveGroup(false)
                .build();
    }

    /** Writes the average number of records for each order. */
    private static final class Writer extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

        private final Job job;
        private final byte[] ledgerEntry;
        private final byte[] balance;
        private final byte[] notification;
        private @Nullable StateStores state;
        private long processed;

        Writer(Job job) {
            this.job = job;
            this.ledgerEntry = new byte[job.profile().ledger().bytes()];
            this.balance = new byte[job.profile().balances().bytes()];
            this.notification = new byte[job.profile().notifications().bytes()];
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            super.init(context);
            if (job.profile().hasState()) {
                state = new StateStores(context, job.profile());
            }
        }

        @Override
        public void process(Record<byte[], byte[]> order) {
            if (state != null) {
                state.update(order.key(), processed, order.value());
            }
            OutputProfile profile = job.profile();
            write(order, job.ledger(), profile.ledger(), ledgerEntry);
            write(order, job.balances(), profile.balances(), balance);
            write(order, job.exports(), profile.exports(), extended(order.value(), profile.exports()));
            write(order, job.notifications(), profile.notifications(), notification);
            processed++;
        }

        /** Writes a whole number of records such that their sum follows the average: for 2.7 records an order, 2 or 3. */
        private void write(
                Record<byte[], byte[]> order, String topic, OutputProfile.TopicProfile topicProfile, byte[] value) {
            long count =
                    (long) ((processed + 1) * topicProfile.perOrder()) - (long) (processed * topicProfile.perOrder());
            for (long written = 0; written < count; written++) {
                context().forward(order.withValue(value), topic);
            }
        }
    }

    /** State stores whose values have the size of RewardSync's. */
    private static final class StateStores {

        static final String ACCOUNTS = "accounts";
        static final String ORDERS = "orders";
        static final String PLACED_ORDERS = "placed-orders";

        private final OutputProfile profile;
        private final KeyValueStore<Bytes, byte[]> accounts;
        private final KeyValueStore<Bytes, byte[]> orders;
        private final KeyValueStore<Bytes, byte[]> placedOrders;

        StateStores(ProcessorContext<byte[], byte[]> context, OutputProfile profile) {
            this.profile = profile;
            this.accounts = context.getStateStore(ACCOUNTS);
            this.orders = context.getStateStore(ORDERS);
            this.placedOrders = context.getStateStore(PLACED_ORDERS);
        }

        void update(byte[] customer, long number, byte[] order) {
            Bytes account = Bytes.wrap(customer);
            byte[] before = accounts.get(account);
            accounts.put(account, before == null ? new byte[profile.accounts().bytes()] : before.clone());
            Bytes key = Bytes.wrap(ByteBuffer.allocate(customer.length + Long.BYTES)
                    .put(customer)
                    .putLong(number)
                    .array());
            orders.put(key, new byte[profile.orders().bytes()]);
            placedOrders.put(key, extended(order, profile.placedOrders()));
        }
    }

    private static byte[] extended(byte[] order, OutputProfile.TopicProfile topicProfile) {
        return Arrays.copyOf(order, order.length + topicProfile.bytes());
    }
}
