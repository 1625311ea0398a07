package dev.rewardsync.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/** Thrown if Kafka rejects a request or does not answer it. The message contains the reason, without a full stop. */
public final class KafkaAccessException extends Exception {

    private static final long serialVersionUID = 1L;

    KafkaAccessException(String message) {
        super(message);
    }

    private KafkaAccessException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the exception for a client that could not be created. No request was sent yet. */
    static KafkaAccessException ofSettings(KafkaException e) {
        return new KafkaAccessException(
                "Kafka cannot be reached with these settings: " + rootCause(e).getMessage(), e);
    }

    static KafkaAccessException of(ExecutionException e) {
        return of(e.getCause() == null ? e : e.getCause());
    }

    static KafkaAccessException of(Throwable e) {
        Throwable cause = rootCause(e);
        return switch (cause) {
            case TimeoutException timeout ->
                new KafkaAccessException("Kafka did not answer: " + timeout.getMessage(), e);
            case ProducerFencedException fencing -> fenced(fencing);
            case InvalidProducerEpochException fencing -> fenced(fencing);
            default -> new KafkaAccessException("Kafka refused: " + cause.getMessage(), e);
        };
    }

    /** Returns the root cause: the first exception that is not a plain wrapper of another. */
    static Throwable rootCause(Throwable e) {
        Throwable cause = e;
        while (cause.getClass() == KafkaException.class && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static KafkaAccessException fenced(KafkaException e) {
        return new KafkaAccessException("another replay was started and continues; this one stops", e);
    }
}
