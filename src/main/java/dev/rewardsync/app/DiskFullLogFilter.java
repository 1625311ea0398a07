package dev.rewardsync.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.rewardsync.stream.StateDisk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Drops the stack traces that Kafka's classes log when the disk of the state directory is full. The worker itself logs
 * one line about it.
 */
final class DiskFullLogFilter extends TurboFilter {

    private static final String KAFKA = "org.apache.kafka";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        Throwable failure = thrown == null ? lastIn(arguments) : thrown;
        return failure != null && logger.getName().startsWith(KAFKA) && StateDisk.isFullBy(failure)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    /** Returns the exception that SLF4J logs with its stack trace: the last argument. */
    private static @Nullable Throwable lastIn(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable last
                ? last
                : null;
    }
}
