package dev.rewardsync.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A shop that sends at its own pace, whether anyone keeps up or not. Each record is stamped with the moment at which it
 * was to be sent, so that a delay of the shop's own counts, too.
 */
record SteadyLoad(Kafka kafka, String topic, OrderGenerator orders, double ordersPerSecond) {

    private static final int LINGER_MS = 5;
    private static final long SHORTEST_WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** How many orders a while has. */
    long count(Duration duration) {
        return (long) (ordersPerSecond * BacklogResult.seconds(duration));
    }

    /** Sends for a while, without a pause; {@code firstNumber} is the number of the first order. */
    void send(long firstNumber, Duration duration) {
        long count = count(duration);
        try (KafkaProducer<byte[], byte[]> producer = kafka.producer(LINGER_MS)) {
            producer.partitionsFor(topic); // so that the first order is not late by a connection's making
            Instant begun = Instant.now();
            long begunNanos = System.nanoTime();
            for (long sent = 0; sent < count; sent++) {
                long dueNanos = (long) (sent * 1e9 / ordersPerSecond);
                awaitNanos(begunNanos + dueNanos);
                Instant due = begun.plusNanos(dueNanos);
                OrderGenerator.Sent order = orders.order(firstNumber + sent, due);
                producer.send(new ProducerRecord<>(topic, null, due.toEpochMilli(), order.key(), order.value()));
            }
        }
    }

    private static void awaitNanos(long due) {
        long left = due - System.nanoTime();
        while (left > SHORTEST_WAIT_NANOS) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}
