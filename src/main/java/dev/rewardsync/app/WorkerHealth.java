package dev.rewardsync.app;

import dev.rewardsync.stream.StreamsWorker;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * One side of the worker's health.
 *
 * @param good whether a status is up
 */
record WorkerHealth(StreamsWorker worker, Predicate<StreamsWorker.Status> good) implements HealthIndicator {

    @Override
    public Health health() {
        StreamsWorker.Status status = worker.status();
        Health.Builder health = good.test(status) ? Health.up() : Health.down();
        return health.withDetail("worker", status.detail()).build();
    }
}
