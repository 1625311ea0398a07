package dev.rewardsync.bench;

import dev.rewardsync.bench.micro.MicroBench;
import dev.rewardsync.kafka.KafkaBroker;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The benchmark's program; the Maven profile {@code bench} starts it. */
public final class Bench {

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.ofSystem();
        switch (settings.run()) {
            case "kafka" -> onKafka(settings);
            case "micro" -> MicroBench.run(settings.micro(), settings.report().resolveSibling("jmh.json"));
            default ->
                throw new IllegalArgumentException("bench.run is " + settings.run() + ": it can be kafka or micro");
        }
    }

    private static void onKafka(Settings settings) throws Exception {
        FileSystemUtils.deleteRecursively(settings.dir());
        List<Measured> all = new ArrayList<>();
        UnpackedWorker worker =
                UnpackedWorker.of(settings.worker(), settings.dir().resolve("worker"));
        try (KafkaBroker broker = KafkaBroker.start(settings.dir().resolve("kafka"));
                Kafka kafka = new Kafka(broker.bootstrapServers())) {
            for (int customers : settings.customers()) {
                for (int partitions : settings.partitions()) {
                    all.add(new Benchmark(settings, broker, kafka, worker, customers, partitions).run());
                }
            }
        }
        FileSystemUtils.deleteRecursively(settings.dir().resolve("kafka"));
        Machine machine = Machine.current();
        System.out.println(new Report(machine, all).text());
        new ReportFile(settings, machine, all).write(settings.report());
        System.out.println("All figures are in " + settings.report());
    }
}
