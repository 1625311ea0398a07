package dev.rewardsync.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cluster of real brokers. Every topic has a replica on each broker unless it is created with fewer, and accepts
 * writes while a majority of the brokers is up.
 */
public final class KafkaCluster implements AutoCloseable {

    private final List<KafkaBroker> brokers = new ArrayList<>();

    private KafkaCluster() {}

    /** Starts a cluster. Returns when every broker answers. */
    public static KafkaCluster start(Path dir, int nodes) throws IOException {
        KafkaCluster cluster = new KafkaCluster();
        try {
            for (BrokerConfig config : BrokerConfig.cluster(nodes)) {
                cluster.brokers.add(KafkaBroker.launch(dir.resolve("broker-" + config.nodeId()), config));
            }
            for (KafkaBroker broker : cluster.brokers) {
                broker.awaitReady(); // alone, no broker answers: a majority elects the controller
            }
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return brokers.stream().map(KafkaBroker::bootstrapServers).collect(Collectors.joining(","));
    }

    public List<KafkaBroker> brokers() {
        return List.copyOf(brokers);
    }

    /** Kills all brokers. The last one could not shut down cleanly: it would wait for a controller. */
    @Override
    public void close() {
        brokers.forEach(KafkaBroker::kill);
    }
}
