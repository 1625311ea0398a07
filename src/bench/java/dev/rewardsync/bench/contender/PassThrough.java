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
 * Kafka Streams, set up as RewardSync does, with nothing to decide: no JSON, no rules. What it writes has the number and
 * the size of RewardSync's records, their headers being counted as bytes of the value. Where there is state, it is read
 * and written as RewardSync does for a new order: an account read, an account, an order and its bytes written.
 */
public final class PassThrough {

    private static final String SOURCE = "source";
    private static final String PROCESSOR = "pass-through";

    // What RewardSyncSettings has for a default.
    private static final int ROCKSDB_CACHE_BYTES = 192 * 1024 * 1024;
    private static final int ROCKSDB_WRITE_BUFFERS_BYTES = 64 * 1024 * 1024;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private PassThrough() {}

    static void main(String[] args) throws InterruptedException {
        ParentWatch.begin();
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
        if (job.volume().hasState()) {
            Stream.of(State.ACCOUNTS, State.ORDERS, State.PLACED_ORDERS)
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

    /** Writes what an order has to bring about, on average. */
    private static final class Writer extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

        private final Job job;
        private final byte[] ledgerEntry;
        private final byte[] balance;
        private final byte[] notification;
        private @Nullable State state;
        private long seen;

        Writer(Job job) {
            this.job = job;
            this.ledgerEntry = new byte[job.volume().ledger().bytes()];
            this.balance = new byte[job.volume().balances().bytes()];
            this.notification = new byte[job.volume().notifications().bytes()];
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            super.init(context);
            if (job.volume().hasState()) {
                state = new State(context, job.volume());
            }
        }

        @Override
        public void process(Record<byte[], byte[]> order) {
            if (state != null) {
                state.change(order.key(), seen, order.value());
            }
            Volume volume = job.volume();
            write(order, job.ledger(), volume.ledger(), ledgerEntry);
            write(order, job.balances(), volume.balances(), balance);
            write(order, job.exports(), volume.exports(), longer(order.value(), volume.exports()));
            write(order, job.notifications(), volume.notifications(), notification);
            seen++;
        }

        /** Of 2.7 records an order, 2 or 3 each time, such that the sum is right. */
        private void write(Record<byte[], byte[]> order, String topic, Volume.Flow flow, byte[] value) {
            long due = (long) ((seen + 1) * flow.perOrder()) - (long) (seen * flow.perOrder());
            for (long written = 0; written < due; written++) {
                context().forward(order.withValue(value), topic);
            }
        }
    }

    /** What is remembered, of a size like RewardSync's. */
    private static final class State {

        static final String ACCOUNTS = "accounts";
        static final String ORDERS = "orders";
        static final String PLACED_ORDERS = "placed-orders";

        private final Volume volume;
        private final KeyValueStore<Bytes, byte[]> accounts;
        private final KeyValueStore<Bytes, byte[]> orders;
        private final KeyValueStore<Bytes, byte[]> placedOrders;

        State(ProcessorContext<byte[], byte[]> context, Volume volume) {
            this.volume = volume;
            this.accounts = context.getStateStore(ACCOUNTS);
            this.orders = context.getStateStore(ORDERS);
            this.placedOrders = context.getStateStore(PLACED_ORDERS);
        }

        void change(byte[] customer, long number, byte[] order) {
            Bytes account = Bytes.wrap(customer);
            byte[] before = accounts.get(account);
            accounts.put(account, before == null ? new byte[volume.accounts().bytes()] : before.clone());
            Bytes key = Bytes.wrap(ByteBuffer.allocate(customer.length + Long.BYTES)
                    .put(customer)
                    .putLong(number)
                    .array());
            orders.put(key, new byte[volume.orders().bytes()]);
            placedOrders.put(key, longer(order, volume.placedOrders()));
        }
    }

    private static byte[] longer(byte[] order, Volume.Flow flow) {
        return Arrays.copyOf(order, order.length + flow.bytes());
    }
}
