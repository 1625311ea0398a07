package dev.rewardsync.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the broker's time once a minute, and detects that the machine's clock differs from it. The broker appends its
 * time to each record of a topic with {@code message.timestamp.type=LogAppendTime}.
 */
final class BrokerClockMonitor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BrokerClockMonitor.class);
    private static final Duration READ_INTERVAL = Duration.ofMinutes(1);
    /** Also limits the error of a reading. */
    private static final Duration READ_LIMIT = Duration.ofSeconds(5);

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    /** Less than the session timeout minus the interval of heartbeats. */
    private static final Duration HARMLESS_STEP = Duration.ofSeconds(5);

    private static final byte[] NO_VALUE = {};

    private final KafkaClients clients;
    private final String topic;
    private final BrokerClock clock;
    private final Runnable onSetBack;
    private final BackgroundTaskLog failureLog;
    /** One thread for readings, which may block, and one for checks. */
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("broker-clock-", 1).daemon().factory());

    private Duration machineShift = Duration.ZERO;
    private ClockDifference.Effect reported = ClockDifference.Effect.NONE;

    /**
     * Creates a monitor.
     *
     * @param clock gets the broker's time
     * @param onSetBack is called when the machine's clock was set back. The timeouts of Kafka's clients stand still then:
     *     a consumer sends no heartbeats, and a poll does not return, until the clock has caught up
     */
    BrokerClockMonitor(
            KafkaClients clients,
            String topic,
            BrokerClock clock,
            BrokerReachability reachability,
            Runnable onSetBack) {
        this.clients = clients;
        this.topic = topic;
        this.clock = clock;
        this.onSetBack = onSetBack;
        this.failureLog = new BackgroundTaskLog(log, clock, reachability);
    }

    /**
     * Reads the broker's time now. Each reading has its own producer: a step of the machine's clock disturbs the timeouts
     * of a client.
     *
     * @throws KafkaException if the record cannot be written
     */
    void read() throws InterruptedException {
        Producer<byte[], byte[]> producer = clients.clockProducer();
        try {
            long timestamp = producer.send(new ProducerRecord<>(topic, NO_VALUE))
                    .get(READ_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .timestamp();
            clock.wasRead(Instant.ofEpochMilli(timestamp));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("no broker answers", e);
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    void start() {
        long readMs = READ_INTERVAL.toMillis();
        executor.scheduleWithFixedDelay(this::readPeriodically, readMs, readMs, TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(this::check, 0, CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns both times and the cure, if the difference is too large; null otherwise. */
    @Nullable
    String problem() {
        return clock.difference().problem();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void readPeriodically() {
        try {
            read();
            failureLog.recovered("The broker's time can be read again");
        } catch (KafkaException e) {
            failureLog.failed(e, "The broker's time cannot be read from {}: {}", topic, KafkaClients.requestFailure(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // would end the schedule
            failureLog.failed(e, "The broker's time cannot be read from {}", topic, e);
        }
    }

    private void check() {
        try {
            checkClock();
        } catch (RuntimeException e) { // would end the schedule
            log.error("The check of this machine's clock failed", e);
        }
    }

    private void checkClock() {
        Duration shift = clock.machineShift();
        if (shift.plus(HARMLESS_STEP).compareTo(machineShift) < 0) {
            log.warn(
                    "The clock of this machine was set back by {} s. Kafka's clients are replaced",
                    machineShift.minus(shift).toSeconds());
            onSetBack.run();
        }
        machineShift = shift;
        report();
    }

    /** Logs changes of the difference, once each. */
    private void report() {
        ClockDifference difference = clock.difference();
        ClockDifference.Effect effect = difference.effect();
        if (effect != reported) {
            reported = effect;
            if (effect == ClockDifference.Effect.NONE) {
                log.info("The clock of this machine and the broker's agree again");
            } else {
                log.error("The worker is not ready: {}", difference.problem());
            }
        }
    }
}
