package dev.rewardsync.bench;

import dev.rewardsync.bench.contender.Job;
import dev.rewardsync.kafka.KafkaBroker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** One run of one contender. Creates its topics, starts its process, measures it, and deletes topics and files. */
final class ContenderRun implements AutoCloseable {

    /** The interval of polling the broker. Shorter intervals take CPU time from the contenders. */
    private static final long POLL_MS = 50;

    private static final Duration FIRST_EXPORT_LIMIT = Duration.ofMinutes(5);

    private final BrokerClient client;
    private final KafkaBroker broker;
    private final Contender contender;
    private final Job job;
    private final int partitions;
    private final BenchmarkSettings settings;
    private final ContenderProcess process;

    /** Creates the topics and starts the contender. */
    ContenderRun(
            BrokerClient client,
            KafkaBroker broker,
            Contender contender,
            Job job,
            int partitions,
            BenchmarkSettings settings,
            UnpackedWorker worker)
            throws IOException {
        this.client = client;
        this.broker = broker;
        this.contender = contender;
        this.job = job;
        this.partitions = partitions;
        this.settings = settings;
        if (contender != Contender.REWARDSYNC) {
            client.create(List.of(job.ledger(), job.balances()), partitions, "compact");
            client.create(List.of(job.exports(), job.notifications()), partitions, "delete");
        }
        this.process = ContenderProcess.launch(contender, job, partitions, settings, worker);
    }

    /**
     * Waits until the backlog is processed or the time limit is reached. The probe attaches after the first export, so that
     * it does not delay the start.
     */
    BacklogResult processBacklog(long orders, Duration limit) throws IOException, InterruptedException {
        awaitFirstExport();
        Duration toFirstExport = process.sinceLaunch();
        try (JvmProbe probe = process.probe()) {
            long committedBefore = client.committedOrders(job.name());
            Duration start = process.sinceLaunch();
            Duration ownCpuBefore = process.cpu();
            Duration brokerCpuBefore = brokerCpu();
            Optional<CpuTime> machineBefore = CpuTime.now();
            long committed = committedBefore;
            Duration elapsed = Duration.ZERO;
            while (committed < orders && elapsed.compareTo(limit) < 0) {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
                process.requireAlive();
                committed = client.committedOrders(job.name());
                elapsed = process.sinceLaunch().minus(start);
            }
            Optional<CpuTime> machineAfter = CpuTime.now();
            return new BacklogResult(
                    committed,
                    committed - committedBefore,
                    elapsed,
                    toFirstExport,
                    process.cpu().minus(ownCpuBefore),
                    brokerCpu().minus(brokerCpuBefore),
                    machineBefore.flatMap(before -> machineAfter.map(before::stolenShareUntil)),
                    probe.heapPeakBytes(),
                    probe.heapLiveBytes(),
                    process.peakResidentBytes());
        }
    }

    /** Waits until the first export is committed. */
    void awaitFirstExport() throws InterruptedException {
        while (!hasExports()) {
            process.requireAlive();
            if (process.sinceLaunch().compareTo(FIRST_EXPORT_LIMIT) > 0) {
                throw new IllegalStateException("%s wrote no export within %d minutes"
                        .formatted(contender.label(), FIRST_EXPORT_LIMIT.toMinutes()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    /**
     * Stops the contender and reads its committed records.
     *
     * @throws IllegalStateException if it exported fewer than {@code orders} orders
     */
    OutputVolume stop(long orders) {
        process.close();
        List<String> topics = client.topics(job.name());
        OutputVolume volume = OutputVolume.read(client.bootstrapServers(), topics);
        long exports = volume.of(job.exports()).records();
        if (exports < orders) {
            throw new IllegalStateException(
                    "%s exported %d of %d orders".formatted(contender.label(), exports, orders));
        }
        return volume;
    }

    /** Stops the process and deletes its topics and files. */
    @Override
    public void close() throws IOException {
        process.close();
        client.delete(client.topics(job.name()));
        client.delete(client.topics(job.input() + "-dlt"));
        FileSystemUtils.deleteRecursively(settings.dir().resolve(job.name()));
    }

    private boolean hasExports() {
        return client.committedEnds(job.exports(), partitions).values().stream().anyMatch(end -> end > 0);
    }

    private Duration brokerCpu() {
        return broker.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
