package dev.rewardsync.console;

import dev.rewardsync.console.ingest.Ingest;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports whether the console reads the topics, and if not, why. */
record IngestHealth(Ingest ingest) implements HealthIndicator {

    @Override
    public Health health() {
        Health.Builder health = ingest.isReading() ? Health.up() : Health.down();
        return health.withDetail("ingest", ingest.status()).build();
    }
}
