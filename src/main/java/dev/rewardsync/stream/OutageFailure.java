package dev.rewardsync.stream;

import java.util.List;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/** Tells failures that an outage of Kafka can cause from faults that only happen at the same time. */
public final class OutageFailure {

    /** Among the retriable ones are timeouts and lost connections. */
    private static final List<Class<? extends Throwable>> TYPES = List.of(
            RetriableException.class,
            AuthenticationException.class,
            TaskMigratedException.class,
            TaskCorruptedException.class,
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            CommitFailedException.class);

    private OutageFailure() {}

    /** Returns whether a failure or one of its causes is of a kind that an outage causes. */
    public static boolean isIn(Throwable failure) {
        return Causes.of(failure).anyMatch(cause -> TYPES.stream().anyMatch(type -> type.isInstance(cause)));
    }
}
