package dev.rewardsync.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends orders at a constant rate, whether the contender keeps up or not. The timestamp of a record is the planned moment of
 * sending, so the measured latency includes delays of the sender.
 */
record SteadyLoad(BrokerClient client, String topic, OrderGenerator orders, double ordersPerSecond) {

    private static final int LINGER_MS = 5;
    private static final long SHORTEST_WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** Returns the number of orders that are sent in a period. */
    long count(Duration duration) {
        return (long) (ordersPerSecond * BacklogResult.seconds(duration));
    }

    /**
     * Sends orders for a period.
     *
     * @param firstNumber the number of the first order
     */
    void send(long firstNumber, Duration duration) {
        long count = count(duration);
        try (KafkaProducer<byte[], byte[]> producer = client.producer(LINGER_MS)) {
            producer.partitionsFor(topic); // connects, so that the first order is not late
            Instant start = Instant.now();
            long startNanos = System.nanoTime();
            for (long sent = 0; sent < count; sent++) {
                long dueNanos = (long) (sent * 1e9 / ordersPerSecond);
                awaitNanos(startNanos + dueNanos);
                Instant due = start.plusNanos(dueNanos);
                OrderGenerator.OrderRecord order = orders.order(firstNumber + sent, due);
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
