package dev.rewardsync.bench;

import dev.rewardsync.bench.contender.Job;
import dev.rewardsync.bench.contender.OutputProfile;
import dev.rewardsync.kafka.KafkaBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Measures all contenders in turn on one broker, for one number of customers and one number of partitions. */
final class ScenarioBenchmark {

    /** The sample is this fraction of the orders: one fifth. */
    private static final int SAMPLE_DIVISOR = 5;

    private static final Duration SAMPLE_LIMIT = Duration.ofMinutes(10);
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(30);

    private final BenchmarkSettings settings;
    private final KafkaBroker broker;
    private final BrokerClient client;
    private final int customers;
    private final int partitions;
    private final OrderGenerator generator;
    private final String name;
    private UnpackedWorker worker;
    private final Map<Contender, List<BacklogMeasurement>> backlogs = new EnumMap<>(Contender.class);
    private int runs;

    ScenarioBenchmark(
            BenchmarkSettings settings,
            KafkaBroker broker,
            BrokerClient client,
            UnpackedWorker worker,
            int customers,
            int partitions) {
        this.settings = settings;
        this.broker = broker;
        this.client = client;
        this.worker = worker;
        this.customers = customers;
        this.partitions = partitions;
        this.generator = new OrderGenerator(settings.seed(), customers);
        this.name = "c%d-p%d".formatted(customers, partitions);
    }

    /** Runs all measurements. This takes minutes. */
    ScenarioResult run() throws IOException, InterruptedException {
        OutputProfile profile =
                settings.only().stream().anyMatch(Contender::needsSample) ? sampleProfile() : OutputProfile.NONE;
        String input = name + ".orders";
        client.create(List.of(input), partitions, "delete");
        long bytes = client.load(input, generator, 0, settings.orders());
        print("loaded %,d orders of %,d bytes on average", settings.orders(), bytes / settings.orders());
        List<Contender> order = new ArrayList<>(settings.only());
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Contender contender : order) {
                BacklogMeasurement measurement = backlog(contender, input, profile, settings.orders());
                backlogs.computeIfAbsent(contender, key -> new ArrayList<>()).add(measurement);
                print(
                        "round %d, %s: %,.0f orders/s",
                        round, contender.label(), measurement.result().ordersPerSecond());
            }
            Collections.rotate(order, 1);
        }
        client.delete(List.of(input));
        List<ContenderResult> results = new ArrayList<>();
        for (Contender contender : settings.only()) {
            results.add(result(contender, profile));
        }
        return new ScenarioResult(customers, partitions, settings.orders(), bytes / settings.orders(), results);
    }

    /**
     * Processes a sample of the orders with RewardSync and returns the average number and size of its records, which the
     * contenders without decisions then write. The run also records the AOT cache for the measured runs.
     */
    private OutputProfile sampleProfile() throws IOException, InterruptedException {
        int orders = Math.ceilDiv(settings.orders(), SAMPLE_DIVISOR);
        String input = name + ".sample";
        client.create(List.of(input), partitions, "delete");
        long orderBytes = client.load(input, generator, 0, orders) / orders;
        Job job = job(Contender.REWARDSYNC, input, OutputProfile.NONE);
        Path aotCache = settings.dir().resolve(name + ".aot");
        worker = worker.recording(aotCache);
        BacklogMeasurement sample = backlog(Contender.REWARDSYNC, job, orders, SAMPLE_LIMIT);
        if (sample.result().orders() < orders) {
            throw new IllegalStateException("RewardSync did not process the sample within " + SAMPLE_LIMIT);
        }
        worker = worker.using(aotCache);
        OutputVolume written = sample.outputVolume();
        client.delete(List.of(input));
        return new OutputProfile(
                topicProfile(written.of(job.ledger()), orders, 0),
                topicProfile(written.of(job.balances()), orders, 0),
                topicProfile(written.of(job.exports()), orders, orderBytes),
                topicProfile(written.of(job.notifications()), orders, 0),
                topicProfile(written.of(job.changelog("accounts")), orders, 0),
                topicProfile(written.of(job.changelog("orders")), orders, 0),
                topicProfile(written.of(job.changelog("placed-orders")), orders, orderBytes));
    }

    private static OutputProfile.TopicProfile topicProfile(
            OutputVolume.RecordTotals total, int orders, long excludedBytes) {
        long bytes = total.records() == 0 ? 0 : total.bytes() / total.records() - excludedBytes;
        return new OutputProfile.TopicProfile((double) total.records() / orders, Math.toIntExact(bytes));
    }

    private BacklogMeasurement backlog(Contender contender, String input, OutputProfile profile, int orders)
            throws IOException, InterruptedException {
        return backlog(contender, job(contender, input, profile), orders, settings.limit());
    }

    private BacklogMeasurement backlog(Contender contender, Job job, int orders, Duration limit)
            throws IOException, InterruptedException {
        try (ContenderRun run = new ContenderRun(client, broker, contender, job, partitions, settings, worker)) {
            BacklogResult result = run.processBacklog(orders, limit);
            return new BacklogMeasurement(result, run.stop(result.orders()));
        }
    }

    private ContenderResult result(Contender contender, OutputProfile profile)
            throws IOException, InterruptedException {
        ContenderResult result = new ContenderResult(contender, backlogs.get(contender), Optional.empty());
        if (settings.latency().isZero()) {
            return result;
        }
        return new ContenderResult(contender, result.backlogs(), latency(contender, profile, steadyRate(result)));
    }

    /** Returns half of the contender's own rate, or of RewardSync's if that is lower, to leave CPU in reserve. */
    private double steadyRate(ContenderResult result) {
        double own = result.median().result().ordersPerSecond() / 2;
        List<BacklogMeasurement> rewardSync = backlogs.get(Contender.REWARDSYNC);
        return rewardSync == null
                ? own
                : Math.min(
                        own,
                        new ContenderResult(Contender.REWARDSYNC, rewardSync, Optional.empty())
                                        .median()
                                        .result()
                                        .ordersPerSecond()
                                / 2);
    }

    /** Measures the latency; empty if the contender did not keep up, since the backlog would then determine it. */
    private Optional<LatencyResult> latency(Contender contender, OutputProfile profile, double ordersPerSecond)
            throws IOException, InterruptedException {
        String input = name + ".steady-" + contender.label();
        client.create(List.of(input), partitions, "delete");
        client.load(input, generator, 0, 1);
        Job job = job(contender, input, profile);
        SteadyLoad load = new SteadyLoad(client, input, generator, ordersPerSecond);
        try (ContenderRun run = new ContenderRun(client, broker, contender, job, partitions, settings, worker)) {
            run.awaitFirstExport();
            try (ExportLatencyRecorder recorder = new ExportLatencyRecorder(client, job.exports(), partitions)) {
                Duration total = WARM_UP.plus(settings.latency());
                load.send(1, total);
                long warmUp = load.count(WARM_UP);
                long all = load.count(total);
                long deadline = System.nanoTime() + CATCH_UP_LIMIT.toNanos();
                while (recorder.count() < all && System.nanoTime() < deadline) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                recorder.close();
                if (recorder.count() < all) {
                    print(
                            "latency, %s: %,d of %,d orders were exported at %,.0f orders/s",
                            contender.label(), recorder.count(), all, ordersPerSecond);
                    return Optional.empty();
                }
                LatencyResult latency = LatencyResult.of(ordersPerSecond, recorder.latenciesMs(), warmUp);
                print("latency, %s: p50 %d ms, p99 %d ms", contender.label(), latency.p50Ms(), latency.p99Ms());
                return Optional.of(latency);
            }
        } finally {
            client.delete(List.of(input));
        }
    }

    /** Returns a job with new names, so that runs share no topics, group or files. */
    private Job job(Contender contender, String input, OutputProfile profile) {
        String job = "%s-%s-%d".formatted(name, contender.label(), ++runs);
        return new Job(client.bootstrapServers(), job, input, contender.outputProfile(profile));
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(format + "%n", arguments);
    }
}
