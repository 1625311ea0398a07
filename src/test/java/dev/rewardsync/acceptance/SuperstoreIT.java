package dev.rewardsync.acceptance;

import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link SuperstoreOnKafka} on a broker started from the Kafka artifacts. */
class SuperstoreIT extends SuperstoreOnKafka {

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @Override
    String bootstrapServers() {
        return BROKER.bootstrapServers();
    }
}
