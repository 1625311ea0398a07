package dev.rewardsync.app;

import dev.rewardsync.stream.StreamsWorker;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * A health indicator of the worker, for one aspect of its status.
 *
 * @param up returns whether the status counts as up
 */
record WorkerHealth(StreamsWorker worker, Predicate<StreamsWorker.Status> up) implements HealthIndicator {

    @Override
    public Health health() {
        StreamsWorker.Status status = worker.status();
        Health.Builder health = up.test(status) ? Health.up() : Health.down();
        return health.withDetail("worker", status.detail()).build();
    }
}
