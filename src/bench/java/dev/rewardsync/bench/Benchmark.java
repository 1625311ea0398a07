package dev.rewardsync.bench;

import dev.rewardsync.bench.contender.Job;
import dev.rewardsync.bench.contender.Volume;
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

/** The measuring of all contenders with so many customers and partitions, in turn, on one broker. */
final class Benchmark {

    /** One in so many orders is in the sample. */
    private static final int SAMPLED = 5;

    private static final Duration SAMPLE_LIMIT = Duration.ofMinutes(10);
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(30);

    private final Settings settings;
    private final KafkaBroker broker;
    private final Kafka kafka;
    private final int customers;
    private final int partitions;
    private final OrderGenerator generator;
    private final String name;
    private UnpackedWorker worker;
    private final Map<Contender, List<Round>> rounds = new EnumMap<>(Contender.class);
    private int turns;

    Benchmark(
            Settings settings, KafkaBroker broker, Kafka kafka, UnpackedWorker worker, int customers, int partitions) {
        this.settings = settings;
        this.broker = broker;
        this.kafka = kafka;
        this.worker = worker;
        this.customers = customers;
        this.partitions = partitions;
        this.generator = new OrderGenerator(settings.seed(), customers);
        this.name = "c%d-p%d".formatted(customers, partitions);
    }

    /** Measures; takes minutes. */
    Measured run() throws IOException, InterruptedException {
        Volume volume = settings.only().stream().anyMatch(Contender::needsSample) ? sampledVolume() : Volume.NONE;
        String input = name + ".orders";
        kafka.create(List.of(input), partitions, "delete");
        long bytes = kafka.load(input, generator, settings.orders());
        say("%,d orders of %,d bytes on average are loaded", settings.orders(), bytes / settings.orders());
        List<Contender> order = new ArrayList<>(settings.only());
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Contender contender : order) {
                Round done = backlog(contender, input, volume, settings.orders());
                rounds.computeIfAbsent(contender, other -> new ArrayList<>()).add(done);
                say(
                        "round %d, %s: %,.0f orders/s",
                        round, contender.label(), done.backlog().ordersPerSecond());
            }
            Collections.rotate(order, 1);
        }
        kafka.delete(List.of(input));
        List<Standing> standings = new ArrayList<>();
        for (Contender contender : settings.only()) {
            standings.add(standing(contender, volume));
        }
        return new Measured(customers, partitions, settings.orders(), bytes / settings.orders(), standings);
    }

    /**
     * What RewardSync writes for some of the orders, and so what those have to write that decide nothing. From this run
     * RewardSync learns what it can know ahead of time in those that count.
     */
    private Volume sampledVolume() throws IOException, InterruptedException {
        int orders = Math.ceilDiv(settings.orders(), SAMPLED);
        String input = name + ".sample";
        kafka.create(List.of(input), partitions, "delete");
        long orderBytes = kafka.load(input, generator, orders) / orders;
        Job job = job(Contender.REWARDSYNC, input, Volume.NONE);
        Path learnt = settings.dir().resolve(name + ".aot");
        worker = worker.learning(learnt);
        Round sampled = backlog(Contender.REWARDSYNC, job, orders, SAMPLE_LIMIT);
        if (sampled.backlog().orders() < orders) {
            throw new IllegalStateException("RewardSync needs more than " + SAMPLE_LIMIT + " for a sample of orders");
        }
        worker = worker.knowing(learnt);
        OutputVolume written = sampled.volume();
        kafka.delete(List.of(input));
        return new Volume(
                flow(written.of(job.ledger()), orders, 0),
                flow(written.of(job.balances()), orders, 0),
                flow(written.of(job.exports()), orders, orderBytes),
                flow(written.of(job.notifications()), orders, 0),
                flow(written.of(job.changelog("accounts")), orders, 0),
                flow(written.of(job.changelog("orders")), orders, 0),
                flow(written.of(job.changelog("placed-orders")), orders, orderBytes));
    }

    private static Volume.Flow flow(OutputVolume.Total total, int orders, long withoutBytes) {
        long bytes = total.records() == 0 ? 0 : total.bytes() / total.records() - withoutBytes;
        return new Volume.Flow((double) total.records() / orders, Math.toIntExact(bytes));
    }

    private Round backlog(Contender contender, String input, Volume volume, int orders)
            throws IOException, InterruptedException {
        return backlog(contender, job(contender, input, volume), orders, settings.limit());
    }

    private Round backlog(Contender contender, Job job, int orders, Duration limit)
            throws IOException, InterruptedException {
        try (Trial trial = new Trial(kafka, broker, contender, job, partitions, settings, worker)) {
            BacklogResult result = trial.workOff(orders, limit);
            return new Round(result, trial.end(result.orders()));
        }
    }

    private Standing standing(Contender contender, Volume volume) throws IOException, InterruptedException {
        Standing standing = new Standing(contender, rounds.get(contender), Optional.empty());
        if (settings.latency().isZero()) {
            return standing;
        }
        return new Standing(contender, standing.rounds(), latency(contender, volume, steadyRate(standing)));
    }

    /** Half of what a contender can do; no more than RewardSync's, since the faster ones would leave the machine no room. */
    private double steadyRate(Standing standing) {
        double own = standing.median().backlog().ordersPerSecond() / 2;
        List<Round> rewardSync = rounds.get(Contender.REWARDSYNC);
        return rewardSync == null
                ? own
                : Math.min(
                        own,
                        new Standing(Contender.REWARDSYNC, rewardSync, Optional.empty())
                                        .median()
                                        .backlog()
                                        .ordersPerSecond()
                                / 2);
    }

    /** Nothing where a contender did not keep up: its exports would be as late as the load is long. */
    private Optional<LatencyResult> latency(Contender contender, Volume volume, double ordersPerSecond)
            throws IOException, InterruptedException {
        String input = name + ".steady-" + contender.label();
        kafka.create(List.of(input), partitions, "delete");
        kafka.load(input, generator, 1);
        Job job = job(contender, input, volume);
        SteadyLoad load = new SteadyLoad(kafka, input, generator, ordersPerSecond);
        try (Trial trial = new Trial(kafka, broker, contender, job, partitions, settings, worker)) {
            trial.awaitFirstExport();
            try (ExportWatch watch = new ExportWatch(kafka, job.exports(), partitions)) {
                Duration lasts = WARM_UP.plus(settings.latency());
                load.send(1, lasts);
                long warmUp = load.count(WARM_UP);
                long all = load.count(lasts);
                long deadline = System.nanoTime() + CATCH_UP_LIMIT.toNanos();
                while (watch.seen() < all && System.nanoTime() < deadline) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                watch.close();
                if (watch.seen() < all) {
                    say(
                            "latency, %s: %,d of %,d orders came at %,.0f orders/s",
                            contender.label(), watch.seen(), all, ordersPerSecond);
                    return Optional.empty();
                }
                LatencyResult latency = LatencyResult.of(ordersPerSecond, watch.latenciesMs(), warmUp);
                say("latency, %s: p50 %d ms, p99 %d ms", contender.label(), latency.p50Ms(), latency.p99Ms());
                return Optional.of(latency);
            }
        } finally {
            kafka.delete(List.of(input));
        }
    }

    /** Every turn has names of its own, so that nothing is left of one that the next could meet. */
    private Job job(Contender contender, String input, Volume volume) {
        String job = "%s-%s-%d".formatted(name, contender.label(), ++turns);
        return new Job(kafka.bootstrapServers(), job, input, contender.volume(volume));
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(format + "%n", arguments);
    }
}
