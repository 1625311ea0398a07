package dev.rewardsync.bench;

import dev.rewardsync.bench.contender.Job;
import dev.rewardsync.bench.contender.OutputProfile;
import dev.rewardsync.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how long RewardSync takes from its restart to the next export: after a clean stop, after a kill, and after a
 * kill with the loss of its disk. Each happens while the worker processes orders, with the whole backlog in its state.
 */
final class CrashBenchmark {

    private static final int POLL_MS = 20;
    private static final Duration PROCESSING_LIMIT = Duration.ofMinutes(30);
    private static final Duration EXPORT_LIMIT = Duration.ofMinutes(10);

    /** How many orders are processed around each end of the worker. */
    private static final int ORDERS_PER_END = 20_000;

    private final BenchmarkSettings settings;
    private final BrokerClient client;
    private final OrderGenerator generator;
    private final int partitions;
    private final Job job;
    private int loaded;

    CrashBenchmark(BenchmarkSettings settings, BrokerClient client) {
        this.settings = settings;
        this.client = client;
        this.partitions = settings.partitions().getFirst();
        this.generator =
                new OrderGenerator(settings.seed(), settings.customers().getFirst());
        this.job = new Job(client.bootstrapServers(), "crash", "crash-input.orders", OutputProfile.NONE);
    }

    private enum End {
        CLEAN_STOP("clean stop"),
        KILL("kill -9"),
        LOST_DISK("kill -9, disk lost");

        private final String label;

        End(String label) {
            this.label = label;
        }
    }

    /** Measures on a broker of its own and prints a table. */
    static void run(BenchmarkSettings settings) throws IOException, InterruptedException {
        UnpackedWorker worker =
                UnpackedWorker.unpack(settings.worker(), settings.dir().resolve("worker"));
        try (KafkaBroker broker = KafkaBroker.start(settings.dir().resolve("kafka"));
                BrokerClient client = new BrokerClient(broker.bootstrapServers())) {
            new CrashBenchmark(settings, client).run(worker);
        }
        FileSystemUtils.deleteRecursively(settings.dir().resolve("kafka"));
    }

    private void run(UnpackedWorker unpacked) throws IOException, InterruptedException {
        Path aotCache = settings.dir().resolve("crash.aot");
        client.create(List.of(job.input()), partitions, "delete");
        load(settings.orders());
        try (ContenderProcess first = launch(unpacked.recording(aotCache))) {
            awaitProcessed(first, loaded);
        }
        System.out.printf("%,d orders: %,d MB of state%n", loaded, bytes(stateDir()) / 1_000_000);
        System.out.println(MachineInfo.current());
        UnpackedWorker worker = unpacked.using(aotCache);
        ContenderProcess running = launch(worker);
        try {
            for (End end : End.values()) {
                for (int round = 1; round <= settings.rounds(); round++) {
                    running = measure(end, running, worker);
                }
            }
        } finally {
            running.close();
        }
    }

    /** Ends the worker while it processes orders, starts it again, and returns it once it has processed all orders. */
    private ContenderProcess measure(End end, ContenderProcess running, UnpackedWorker worker)
            throws IOException, InterruptedException {
        long before = loaded;
        load(ORDERS_PER_END);
        awaitProcessed(running, before + ORDERS_PER_END / 4);
        end(end, running);
        long stateBytes = bytes(stateDir());
        long exports = exports();
        ContenderProcess restarted = launch(worker);
        await("an export", restarted, EXPORT_LIMIT, () -> exports() > exports);
        Duration untilExport = restarted.sinceLaunch();
        System.out.printf(
                "%-20s next export after %5.1f s, %,d MB of state left on disk%n",
                end.label, untilExport.toMillis() / 1000.0, stateBytes / 1_000_000);
        awaitProcessed(restarted, loaded);
        return restarted;
    }

    private void end(End end, ContenderProcess running) throws IOException {
        if (end == End.CLEAN_STOP) {
            running.close();
            return;
        }
        running.kill();
        if (end == End.LOST_DISK) {
            FileSystemUtils.deleteRecursively(stateDir());
        }
    }

    private ContenderProcess launch(UnpackedWorker worker) throws IOException {
        return ContenderProcess.launch(Contender.REWARDSYNC, job, partitions, settings, worker);
    }

    private void load(int orders) {
        client.load(job.input(), generator, loaded, orders);
        loaded += orders;
    }

    private void awaitProcessed(ContenderProcess process, long orders) throws InterruptedException {
        await(
                "%,d orders".formatted(orders),
                process,
                PROCESSING_LIMIT,
                () -> client.committedOrders(job.name()) >= orders);
    }

    private static void await(String what, ContenderProcess process, Duration limit, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            process.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited for " + what + " longer than " + limit);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    /** Returns the number of committed exports, with the markers of transactions. */
    private long exports() {
        return client.committedEnds(job.exports(), partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Path stateDir() {
        return settings.dir().resolve(job.name()).resolve("state");
    }

    private static long bytes(Path dir) throws IOException {
        if (!Files.exists(dir)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(CrashBenchmark::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
