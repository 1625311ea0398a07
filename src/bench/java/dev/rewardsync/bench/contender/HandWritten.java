package dev.rewardsync.bench.contender;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A consumer and a transactional producer in one loop, written for speed: polls of up to 2,000 records, sends without
 * waiting, one transaction for 100 ms, accounts in a map. It awards one point for each dollar. It has no rules, does not
 * detect duplicates, and loses its state with the process.
 */
public final class HandWritten {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long COMMIT_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(Job.COMMIT_INTERVAL_MS);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectReader ORDER = JSON.readerFor(OrderMessage.class);
    private static final ObjectWriter LEDGER_ENTRY = JSON.writerFor(OutputMessages.LedgerMessage.class);
    private static final ObjectWriter BALANCE = JSON.writerFor(OutputMessages.BalanceMessage.class);
    private static final ObjectWriter EXPORT = JSON.writerFor(OutputMessages.ExportMessage.class);

    private final Job job;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, InMemoryAccount> accounts = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

    private HandWritten(Job job) {
        this.job = job;
        this.consumer =
                new KafkaConsumer<>(consumerSettings(job), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(producerSettings(job), new StringSerializer(), new ByteArraySerializer());
    }

    static void main(String[] args) {
        ParentProcessMonitor.start();
        new HandWritten(Job.of(args)).run();
    }

    private void run() {
        producer.initTransactions();
        consumer.subscribe(List.of(job.input()));
        long transactionStart = 0;
        while (true) {
            ConsumerRecords<byte[], byte[]> orders = consumer.poll(POLL);
            if (!orders.isEmpty()) {
                if (offsets.isEmpty()) {
                    producer.beginTransaction();
                    transactionStart = System.nanoTime();
                }
                orders.forEach(this::process);
            }
            if (!offsets.isEmpty()
                    && (orders.isEmpty() || System.nanoTime() - transactionStart >= COMMIT_INTERVAL_NANOS)) {
                producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
                producer.commitTransaction();
                offsets.clear();
            }
        }
    }

    private void process(ConsumerRecord<byte[], byte[]> input) {
        OrderMessage order = ORDER.readValue(input.value());
        long points = order.points();
        InMemoryAccount account = accounts.computeIfAbsent(order.customerId(), customer -> new InMemoryAccount());
        account.earn(points);
        OutputMessages.LedgerMessage entry = OutputMessages.LedgerMessage.of(order, points, account);
        String json = new String(input.value(), StandardCharsets.UTF_8);
        send(job.ledger(), input, order.customerId() + "|" + entry.entryId(), LEDGER_ENTRY.writeValueAsBytes(entry));
        send(
                job.balances(),
                input,
                order.customerId(),
                BALANCE.writeValueAsBytes(OutputMessages.BalanceMessage.of(order, account)));
        send(
                job.exports(),
                input,
                order.orderId(),
                EXPORT.writeValueAsBytes(OutputMessages.ExportMessage.of(order, points, account, json)));
        offsets.put(new TopicPartition(input.topic(), input.partition()), new OffsetAndMetadata(input.offset() + 1));
    }

    private void send(String topic, ConsumerRecord<byte[], byte[]> cause, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, null, cause.timestamp(), key, value));
    }

    private static Map<String, Object> consumerSettings(Job job) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                job.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                job.name(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2_000);
    }

    private static Map<String, Object> producerSettings(Job job) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                job.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                job.name(),
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024,
                ProducerConfig.LINGER_MS_CONFIG,
                Job.COMMIT_INTERVAL_MS,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L * 1024 * 1024);
    }
}
