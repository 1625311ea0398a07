package dev.rewardsync.stream;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka did not do what a command asked of it. The message says why, and ends without a full stop. */
public final class KafkaProblem extends Exception {

    private static final long serialVersionUID = 1L;

    KafkaProblem(String message) {
        super(message);
    }

    private KafkaProblem(String message, Throwable cause) {
        super(message, cause);
    }

    static KafkaProblem of(ExecutionException e) {
        return of(e.getCause() == null ? e : e.getCause());
    }

    static KafkaProblem of(Throwable e) {
        Throwable cause = e.getClass() == KafkaException.class && e.getCause() != null ? e.getCause() : e;
        return switch (cause) {
            case TimeoutException timeout -> new KafkaProblem("Kafka did not answer: " + timeout.getMessage(), e);
            case ConfigException config ->
                new KafkaProblem("Kafka can't be reached with these settings: " + config.getMessage(), e);
            case ProducerFencedException fenced ->
                new KafkaProblem("the same command was started elsewhere meanwhile, and goes on there", fenced);
            default -> new KafkaProblem("Kafka refused: " + cause.getMessage(), e);
        };
    }
}
