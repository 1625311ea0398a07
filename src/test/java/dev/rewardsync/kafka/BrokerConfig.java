package dev.rewardsync.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The configuration of a KRaft node that is broker and controller in one.
 *
 * @param controllerPorts the controller ports of all nodes of the cluster, by node id, from 1 on
 * @param heapMegabytes the size of the heap
 * @param moreListeners each with a leading comma, such as {@code ,SASL_SSL://127.0.0.1:9093}
 * @param more further settings, a line each
 */
record BrokerConfig(
        int nodeId, int port, List<Integer> controllerPorts, int heapMegabytes, String moreListeners, String more) {

    static final String HOST = "127.0.0.1";

    private static final int SINGLE_NODE_HEAP = 512;
    private static final int CLUSTER_NODE_HEAP = 320;

    /**
     * Returns the configuration of a cluster of one node.
     *
     * @param port 0 for any free port
     */
    static BrokerConfig single(int port, String more) throws IOException {
        return single(port, "", more);
    }

    static BrokerConfig single(int port, String moreListeners, String more) throws IOException {
        int chosen = port == 0 ? Port.anyFree() : port;
        return new BrokerConfig(1, chosen, List.of(Port.anyFree()), SINGLE_NODE_HEAP, moreListeners, """
                broker.heartbeat.interval.ms=500
                broker.session.timeout.ms=3000
                """ + more);
    }

    /**
     * Returns the configurations of the nodes of a cluster, on any free ports. A node may be silent for 6 seconds before
     * the others replace it: all of them share the processors of one machine.
     */
    static List<BrokerConfig> cluster(int nodes) throws IOException {
        List<Integer> ports = Port.anyFree(2 * nodes);
        List<BrokerConfig> configs = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            configs.add(new BrokerConfig(
                    node, ports.get(node - 1), ports.subList(nodes, 2 * nodes), CLUSTER_NODE_HEAP, "", """
                    broker.heartbeat.interval.ms=1000
                    broker.session.timeout.ms=6000
                    """));
        }
        return configs;
    }

    String address() {
        return HOST + ":" + port;
    }

    /** Returns the text of the configuration file. */
    String properties(Path data) {
        int replicas = controllerPorts.size();
        String voters = IntStream.rangeClosed(1, replicas)
                .mapToObj(node -> node + "@" + HOST + ":" + controllerPorts.get(node - 1))
                .collect(Collectors.joining(","));
        return """
                process.roles=broker,controller
                node.id=%2$d
                controller.quorum.voters=%5$s
                listeners=PLAINTEXT://%1$s:%3$d,CONTROLLER://%1$s:%4$d%9$s
                advertised.listeners=PLAINTEXT://%1$s:%3$d%9$s
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL
                controller.listener.names=CONTROLLER
                log.dirs=%6$s
                auto.create.topics.enable=false
                default.replication.factor=%7$d
                min.insync.replicas=%8$d
                offsets.topic.replication.factor=%7$d
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=%7$d
                transaction.state.log.min.isr=%8$d
                transaction.state.log.num.partitions=4
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=2097152
                """.formatted(
                                HOST,
                                nodeId,
                                port,
                                controllerPorts.get(nodeId - 1),
                                voters,
                                data.toString().replace('\\', '/'),
                                replicas,
                                replicas / 2 + 1,
                                moreListeners)
                + more;
    }
}
