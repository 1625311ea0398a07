package dev.rewardsync.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Says the same thing at most twice a minute, and when it is over. */
final class RateLimitedLog {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Logger log;
    private final InstantSource wall;
    private @Nullable Instant said;

    RateLimitedLog(Logger log, InstantSource wall) {
        this.log = log;
        this.wall = wall;
    }

    /** Says it, unless it was said a short while ago. */
    void say(String format, Object... arguments) {
        Instant now = wall.instant();
        if (said == null || !now.isBefore(said.plus(INTERVAL))) {
            said = now;
            log.warn(format, arguments);
        }
    }

    /** Says that it is over, where it was said at all. */
    void over(String message) {
        if (said != null) {
            said = null;
            log.info(message);
        }
    }
}
