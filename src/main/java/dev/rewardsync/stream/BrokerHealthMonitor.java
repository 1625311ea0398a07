package dev.rewardsync.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that Kafka does not respond, which Kafka Streams itself does not report. Also purges the inbox
 * periodically.
 */
final class BrokerHealthMonitor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BrokerHealthMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Admin admin;
    private final InboxPurge purge;
    private final Duration purgeInterval;
    private final RateLimitedLog contactLog;
    private final RateLimitedLog purgeLog;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("broker-watch").daemon().factory());
    private volatile @Nullable String unreachableReason;

    BrokerHealthMonitor(Admin admin, String inbox, String group, Duration purgeInterval, InstantSource wall) {
        this.admin = admin;
        this.purge = new InboxPurge(admin, inbox, group);
        this.purgeInterval = purgeInterval;
        this.contactLog = new RateLimitedLog(log, wall);
        this.purgeLog = new RateLimitedLog(log, wall);
    }

    void start() {
        long purgeMs = purgeInterval.toMillis();
        executor.scheduleWithFixedDelay(this::checkConnection, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(this::purge, purgeMs, purgeMs, TimeUnit.MILLISECONDS);
    }

    /** Returns why Kafka does not respond; null while it responds. */
    @Nullable
    String unreachableReason() {
        return unreachableReason;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        admin.close(Duration.ZERO);
    }

    private void checkConnection() {
        try {
            admin.describeCluster().nodes().get();
            unreachableReason = null;
            contactLog.recovered("Kafka answers again");
        } catch (ExecutionException | KafkaException e) {
            String reason = "Kafka does not answer: " + message(e);
            unreachableReason = reason;
            contactLog.warn("{}. Processing resumes when it does", reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void purge() {
        try {
            purge.run();
            purgeLog.recovered("The inbox is purged again");
        } catch (ExecutionException | KafkaException e) {
            purgeLog.warn("Consumed records could not be purged from the inbox: {}", message(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String message(Exception e) {
        Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }
}
