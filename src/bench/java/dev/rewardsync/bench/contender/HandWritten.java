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
 * The loop that is written when speed is all: polls by the thousand, sends without waiting, one transaction for all that
 * came within 100 ms, accounts in a map. One point for every dollar; no rules, no duplicates found, and accounts that are
 * gone with the process.
 */
public final class HandWritten {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long COMMIT_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(Job.COMMIT_INTERVAL_MS);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectReader ORDER = JSON.readerFor(Order.class);
    private static final ObjectWriter LEDGER_ENTRY = JSON.writerFor(Written.LedgerEntry.class);
    private static final ObjectWriter BALANCE = JSON.writerFor(Written.BalanceRecord.class);
    private static final ObjectWriter EXPORT = JSON.writerFor(Written.Export.class);

    private final Job job;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    private HandWritten(Job job) {
        this.job = job;
        this.consumer =
                new KafkaConsumer<>(consumerSettings(job), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(producerSettings(job), new StringSerializer(), new ByteArraySerializer());
    }

    static void main(String[] args) {
        ParentWatch.begin();
        new HandWritten(Job.of(args)).run();
    }

    private void run() {
        producer.initTransactions();
        consumer.subscribe(List.of(job.input()));
        long begun = 0;
        while (true) {
            ConsumerRecords<byte[], byte[]> orders = consumer.poll(POLL);
            if (!orders.isEmpty()) {
                if (done.isEmpty()) {
                    producer.beginTransaction();
                    begun = System.nanoTime();
                }
                orders.forEach(this::take);
            }
            if (!done.isEmpty() && (orders.isEmpty() || System.nanoTime() - begun >= COMMIT_INTERVAL_NANOS)) {
                producer.sendOffsetsToTransaction(done, consumer.groupMetadata());
                producer.commitTransaction();
                done.clear();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> received) {
        Order order = ORDER.readValue(received.value());
        long points = order.points();
        Account account = accounts.computeIfAbsent(order.customerId(), customer -> new Account());
        account.earn(points);
        Written.LedgerEntry entry = Written.LedgerEntry.of(order, points, account);
        String json = new String(received.value(), StandardCharsets.UTF_8);
        send(job.ledger(), received, order.customerId() + "|" + entry.entryId(), LEDGER_ENTRY.writeValueAsBytes(entry));
        send(
                job.balances(),
                received,
                order.customerId(),
                BALANCE.writeValueAsBytes(Written.BalanceRecord.of(order, account)));
        send(
                job.exports(),
                received,
                order.orderId(),
                EXPORT.writeValueAsBytes(Written.Export.of(order, points, account, json)));
        done.put(
                new TopicPartition(received.topic(), received.partition()),
                new OffsetAndMetadata(received.offset() + 1));
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
