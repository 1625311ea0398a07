package dev.rewardsync.faults;

import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Three brokers, and one to three instances of the worker. */
record Installation(KafkaCluster kafka, Workers workers) implements AutoCloseable {

    private static final int BROKERS = 3;

    /** Starts the brokers and creates topics. Starts no worker yet. */
    static Installation start(Path dir, Stream<String> topics, Map<String, String> settings) throws Exception {
        KafkaCluster kafka = KafkaCluster.start(dir, BROKERS);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(topics.map(topic -> new NewTopic(topic, ShopMessage.PARTITIONS, (short) BROKERS))
                            .collect(Collectors.toSet()))
                    .all()
                    .get();
        } catch (Exception e) {
            kafka.close();
            throw e;
        }
        Map<String, String> all = Stream.concat(
                        settings.entrySet().stream(),
                        Stream.of(Map.entry("spring.kafka.bootstrap-servers", kafka.bootstrapServers())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Installation(kafka, new Workers(dir, all));
    }

    KafkaBroker broker(int choice) {
        return kafka.brokers().get(choice % BROKERS);
    }

    /** Returns the number of a running worker. */
    int worker(int choice) {
        return workers.numbers().get(choice % workers.numbers().size());
    }

    /** Stops a process for a time with SIGSTOP and SIGCONT, as a machine that hangs. */
    static void pause(ProcessHandle process, int seconds) throws IOException, InterruptedException {
        signal(process, "STOP");
        TimeUnit.SECONDS.sleep(seconds); // the length of the fault
        signal(process, "CONT");
    }

    private static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + name + " ended with status " + status);
        }
    }

    @Override
    public void close() {
        workers.close();
        kafka.close();
    }
}
