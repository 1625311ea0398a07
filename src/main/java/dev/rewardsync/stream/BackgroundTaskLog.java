package dev.rewardsync.stream;

import java.time.InstantSource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;

/**
 * Logs the failures of a background task that is retried. It logs nothing while Kafka does not answer, which
 * {@link BrokerHealthMonitor} logs for all tasks together. The first failure can be the beginning of an outage that is not
 * detected yet; it is logged if the task fails again.
 */
final class BackgroundTaskLog {

    private final RateLimitedLog log;
    private final BrokerReachability reachability;
    private boolean failedBefore;

    BackgroundTaskLog(Logger log, InstantSource wall, BrokerReachability reachability) {
        this.log = new RateLimitedLog(log, wall);
        this.reachability = reachability;
    }

    /** Logs a failure as a warning, if it is not a consequence of an outage. */
    void failed(Exception failure, String format, Object... arguments) {
        boolean denied = KafkaClients.cause(failure) instanceof AuthorizationException;
        if (denied || failedBefore && reachability.isReachable()) {
            log.warn(format, arguments);
        }
        failedBefore = reachability.isReachable();
    }

    /** Logs that the task works again, if a warning was logged. */
    void recovered(String message) {
        failedBefore = false;
        log.recovered(message);
    }
}
