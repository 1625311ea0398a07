package dev.rewardsync.bench;

import dev.rewardsync.bench.micro.MicroBenchmarks;
import dev.rewardsync.kafka.KafkaBroker;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The main class of the benchmark. The Maven profile {@code bench} starts it. */
public final class BenchmarkProgram {

    private BenchmarkProgram() {}

    public static void main(String[] args) throws Exception {
        BenchmarkSettings settings = BenchmarkSettings.fromSystemProperties();
        switch (settings.run()) {
            case "kafka" -> runOnKafka(settings);
            case "crash" -> {
                FileSystemUtils.deleteRecursively(settings.dir());
                CrashBenchmark.run(settings);
            }
            case "micro" ->
                MicroBenchmarks.run(settings.micro(), settings.report().resolveSibling("jmh.json"));
            default ->
                throw new IllegalArgumentException(
                        "bench.run is " + settings.run() + "; it must be kafka, micro or crash");
        }
    }

    private static void runOnKafka(BenchmarkSettings settings) throws Exception {
        FileSystemUtils.deleteRecursively(settings.dir());
        List<ScenarioResult> results = new ArrayList<>();
        UnpackedWorker worker =
                UnpackedWorker.unpack(settings.worker(), settings.dir().resolve("worker"));
        try (KafkaBroker broker = KafkaBroker.start(settings.dir().resolve("kafka"));
                BrokerClient client = new BrokerClient(broker.bootstrapServers())) {
            for (int customers : settings.customers()) {
                for (int partitions : settings.partitions()) {
                    results.add(new ScenarioBenchmark(settings, broker, client, worker, customers, partitions).run());
                }
            }
        }
        FileSystemUtils.deleteRecursively(settings.dir().resolve("kafka"));
        MachineInfo machine = MachineInfo.current();
        System.out.println(new TextReport(machine, results).text());
        new JsonReport(settings, machine, results).write(settings.report());
        System.out.println("All figures are in " + settings.report());
    }
}
