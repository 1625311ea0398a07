package dev.rewardsync.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.rewardsync.stream.OutageFailure;
import dev.rewardsync.stream.StateDisk;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.internals.StreamThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Drops what Kafka's classes log about conditions that the worker itself logs in one line, and that end by themselves: a full disk
 * of the state directory, and an outage of Kafka. Tasks that repeat what they had not committed are called corrupted by Kafka; the
 * filter logs what happens to them instead.
 */
final class KafkaLogFilter extends TurboFilter {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(KafkaLogFilter.class);
    private static final String KAFKA = "org.apache.kafka";

    private final BooleanSupplier disturbed;

    /**
     * Creates a filter.
     *
     * @param disturbed returns whether Kafka does not answer, or has not answered a short time ago
     */
    KafkaLogFilter(BooleanSupplier disturbed) {
        this.disturbed = disturbed;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN) || !logger.getName().startsWith(KAFKA)) {
            return FilterReply.NEUTRAL;
        }
        Throwable failure = thrown == null ? lastIn(arguments) : thrown;
        boolean known = failure != null && StateDisk.isFullBy(failure)
                || (failure == null ? level == Level.WARN : OutageFailure.isIn(failure)) && disturbed.getAsBoolean();
        if (known) {
            return FilterReply.DENY;
        }
        if (failure instanceof TaskCorruptedException repeated) {
            if (logger.getName().equals(StreamThread.class.getName())) {
                log.warn(
                        "The tasks {} go back to their last commit: they restore their state and process the records after it"
                                + " again. Nothing is lost or booked twice",
                        repeated.corruptedTasks());
            }
            return FilterReply.DENY;
        }
        return FilterReply.NEUTRAL;
    }

    /** Returns the exception that SLF4J logs with its stack trace: the last argument. */
    private static @Nullable Throwable lastIn(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable last
                ? last
                : null;
    }
}
