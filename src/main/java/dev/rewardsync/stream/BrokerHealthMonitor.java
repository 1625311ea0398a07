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

/** Detects that Kafka does not respond. Kafka Streams itself does not report it. */
final class BrokerHealthMonitor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BrokerHealthMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Admin admin;
    private final RateLimitedLog failureLog;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("broker-health").daemon().factory());
    private volatile @Nullable String unreachableReason;

    /** Creates a monitor. The caller closes the admin client. */
    BrokerHealthMonitor(Admin admin, InstantSource wall) {
        this.admin = admin;
        this.failureLog = new RateLimitedLog(log, wall);
    }

    void start() {
        executor.scheduleWithFixedDelay(this::checkConnection, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns why Kafka does not respond; null while it responds. */
    @Nullable
    String unreachableReason() {
        return unreachableReason;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void checkConnection() {
        try {
            admin.describeCluster().nodes().get();
            unreachableReason = null;
            failureLog.recovered("Kafka answers again");
        } catch (ExecutionException | KafkaException e) {
            String reason = "Kafka does not answer: " + KafkaClients.requestFailure(e);
            unreachableReason = reason;
            failureLog.warn("{}. Processing resumes when it does", reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
