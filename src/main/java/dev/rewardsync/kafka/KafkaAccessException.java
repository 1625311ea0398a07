package dev.rewardsync.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka did not do what a command asked of it. The message says why, and ends without a full stop. */
public final class KafkaAccessException extends Exception {

    private static final long serialVersionUID = 1L;

    KafkaAccessException(String message) {
        super(message);
    }

    private KafkaAccessException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A client could not be made; nobody was asked yet. */
    static KafkaAccessException ofSettings(KafkaException e) {
        return new KafkaAccessException("Kafka can't be reached with these settings: " + cause(e).getMessage(), e);
    }

    static KafkaAccessException of(ExecutionException e) {
        return of(e.getCause() == null ? e : e.getCause());
    }

    static KafkaAccessException of(Throwable e) {
        Throwable cause = cause(e);
        return switch (cause) {
            case TimeoutException timeout ->
                new KafkaAccessException("Kafka did not answer: " + timeout.getMessage(), e);
            case ProducerFencedException fenced -> elsewhere(fenced);
            case InvalidProducerEpochException fenced -> elsewhere(fenced);
            default -> new KafkaAccessException("Kafka refused: " + cause.getMessage(), e);
        };
    }

    /** What is wrong, below all that only says that something is. */
    static Throwable cause(Throwable e) {
        Throwable cause = e;
        while (cause.getClass() == KafkaException.class && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static KafkaAccessException elsewhere(KafkaException fenced) {
        return new KafkaAccessException("the same command was started elsewhere meanwhile, and goes on there", fenced);
    }
}
