package dev.rewardsync.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Logs a recurring warning at most twice a minute, and once when its cause has ended. */
public final class RateLimitedLog {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Logger log;
    private final InstantSource wall;
    private @Nullable Instant loggedAt;

    /** Creates a log of one condition. */
    public RateLimitedLog(Logger log, InstantSource wall) {
        this.log = log;
        this.wall = wall;
    }

    /** Logs a warning, unless one was logged less than 30 seconds ago. */
    public void warn(String format, Object... arguments) {
        Instant now = wall.instant();
        if (loggedAt == null || !now.isBefore(loggedAt.plus(INTERVAL))) {
            loggedAt = now;
            log.warn(format, arguments);
        }
    }

    /** Logs that the condition has ended, if a warning was logged. */
    public void recovered(String message) {
        if (loggedAt != null) {
            loggedAt = null;
            log.info(message);
        }
    }
}
