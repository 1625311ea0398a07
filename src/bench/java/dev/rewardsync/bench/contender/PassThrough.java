package dev.rewardsync.bench.contender;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Kafka Streams with nothing to do: no JSON, no rules, no state. What it writes has the number and the size of
 * RewardSync's outputs, without their headers, which are counted as bytes of the value.
 */
public final class PassThrough {

    private static final String SOURCE = "orders";
    private static final String PROCESSOR = "pass-through";

    private PassThrough() {}

    static void main(String[] args) throws InterruptedException {
        ParentWatch.begin();
        Job job = Job.of(args);
        KafkaStreams streams = new KafkaStreams(topology(job), settings(job));
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
        new CountDownLatch(1).await();
    }

    private static Topology topology(Job job) {
        Topology topology = new Topology();
        topology.addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), job.input());
        topology.addProcessor(PROCESSOR, () -> new Writer(job), SOURCE);
        for (String output : job.outputs()) {
            topology.addSink(output, output, new ByteArraySerializer(), new ByteArraySerializer(), PROCESSOR);
        }
        return topology;
    }

    /** Where RewardSync sets what matters here, the same, but for its threads: one, as the other programs have. */
    private static Properties settings(Job job) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, job.bootstrapServers());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, job.name());
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                Path.of("state").toAbsolutePath().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Job.COMMIT_INTERVAL_MS);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 96L * 1024 * 1024);
        return settings;
    }

    /** Writes what an order has to bring about, on average. */
    private static final class Writer extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

        private final Job job;
        private final byte[] ledgerEntry;
        private final byte[] balance;
        private final byte[] notification;
        private long seen;

        Writer(Job job) {
            this.job = job;
            this.ledgerEntry = new byte[job.volume().ledger().bytes()];
            this.balance = new byte[job.volume().balances().bytes()];
            this.notification = new byte[job.volume().notifications().bytes()];
        }

        @Override
        public void process(Record<byte[], byte[]> order) {
            Volume volume = job.volume();
            byte[] export = Arrays.copyOf(
                    order.value(), order.value().length + volume.exports().bytes());
            write(order, job.ledger(), volume.ledger(), ledgerEntry);
            write(order, job.balances(), volume.balances(), balance);
            write(order, job.exports(), volume.exports(), export);
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
}
