package dev.rewardsync.bench;

import dev.rewardsync.bench.contender.Job;
import dev.rewardsync.kafka.KafkaBroker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** One contender's turn: its topics, its process, what is measured of them, and nothing left behind. */
final class Trial implements AutoCloseable {

    /** Asking more often takes from the contenders' time. */
    private static final long POLL_MS = 50;

    private static final Duration FIRST_EXPORT_LIMIT = Duration.ofMinutes(5);

    private final Kafka kafka;
    private final KafkaBroker broker;
    private final Contender contender;
    private final Job job;
    private final int partitions;
    private final Settings settings;
    private final ContenderProcess process;

    /** Starts a contender on the orders of a topic. */
    Trial(
            Kafka kafka,
            KafkaBroker broker,
            Contender contender,
            Job job,
            int partitions,
            Settings settings,
            UnpackedWorker worker)
            throws IOException {
        this.kafka = kafka;
        this.broker = broker;
        this.contender = contender;
        this.job = job;
        this.partitions = partitions;
        this.settings = settings;
        if (contender != Contender.REWARDSYNC) {
            kafka.create(List.of(job.ledger(), job.balances()), partitions, "compact");
            kafka.create(List.of(job.exports(), job.notifications()), partitions, "delete");
        }
        this.process = ContenderProcess.launch(contender, job, partitions, settings, worker);
    }

    /** Waits until a backlog is worked off, or the time for it is over. Nothing looks into it before its first export. */
    BacklogResult workOff(long orders, Duration limit) throws IOException, InterruptedException {
        awaitFirstExport();
        Duration toFirstExport = process.sinceLaunch();
        try (JvmProbe probe = process.probe()) {
            long before = kafka.committed(job.name());
            Duration begun = process.sinceLaunch();
            Duration ownCpuBefore = process.cpu();
            Duration brokerCpuBefore = brokerCpu();
            Optional<CpuTime> machineBefore = CpuTime.now();
            long committed = before;
            Duration took = Duration.ZERO;
            while (committed < orders && took.compareTo(limit) < 0) {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
                process.requireAlive();
                committed = kafka.committed(job.name());
                took = process.sinceLaunch().minus(begun);
            }
            Optional<CpuTime> now = CpuTime.now();
            return new BacklogResult(
                    committed,
                    committed - before,
                    took,
                    toFirstExport,
                    process.cpu().minus(ownCpuBefore),
                    brokerCpu().minus(brokerCpuBefore),
                    machineBefore.flatMap(then -> now.map(then::stolenUntil)),
                    probe.heapPeakBytes(),
                    probe.heapLiveBytes(),
                    process.peakResidentBytes());
        }
    }

    /** Waits until the first export is there. */
    void awaitFirstExport() throws InterruptedException {
        while (!exportsBegun()) {
            process.requireAlive();
            if (process.sinceLaunch().compareTo(FIRST_EXPORT_LIMIT) > 0) {
                throw new IllegalStateException("%s exported nothing within %d minutes"
                        .formatted(contender.label(), FIRST_EXPORT_LIMIT.toMinutes()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    /** Ends the contender and reads all that it committed; what it was to export must be there. */
    OutputVolume end(long orders) {
        process.close();
        List<String> topics = kafka.topics(job.name());
        OutputVolume volume = OutputVolume.read(kafka.bootstrapServers(), topics);
        long exports = volume.of(job.exports()).records();
        if (exports < orders) {
            throw new IllegalStateException(
                    "%s exported %d of %d orders".formatted(contender.label(), exports, orders));
        }
        return volume;
    }

    /** Leaves nothing of the trial. */
    @Override
    public void close() throws IOException {
        process.close();
        kafka.delete(kafka.topics(job.name()));
        kafka.delete(kafka.topics(job.input() + "-dlt"));
        FileSystemUtils.deleteRecursively(settings.dir().resolve(job.name()));
    }

    private boolean exportsBegun() {
        return kafka.committedEnds(job.exports(), partitions).values().stream().anyMatch(end -> end > 0);
    }

    private Duration brokerCpu() {
        return broker.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
