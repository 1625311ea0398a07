package dev.rewardsync.acceptance;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** {@link SuperstoreOnKafka} on the broker of Kafka's own image. */
@Testcontainers(disabledWithoutDocker = true)
class TestcontainersIT extends SuperstoreOnKafka {

    @Container
    private static final KafkaContainer BROKER = new KafkaContainer("apache/kafka:4.3.1");

    @Override
    String bootstrapServers() {
        return BROKER.getBootstrapServers();
    }
}
