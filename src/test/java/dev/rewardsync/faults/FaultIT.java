package dev.rewardsync.faults;

import static org.awaitility.Awaitility.await;

import dev.rewardsync.acceptance.ExportWatch;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.decision.RetentionPolicy;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.stream.StepLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;

/**
 * A shop sends events of all kinds for some minutes, while brokers and workers are killed, paused, restarted, added and
 * removed. Afterwards every record must have had exactly one outcome, and all outputs must be those of an offline run.
 *
 * <p><b>How the outputs are compared.</b> What a customer gets depends on the order in which the home partition takes the
 * events, and on the moments at which it fires timers between them. Both differ from run to run. So each worker runs with a
 * {@link StepLog}, which Kafka Streams puts around its processor by an ordinary setting. In the transaction of every step,
 * it writes which record the step processed, or which customer's timers it fired. The test reads what was committed: it
 * checks that each record of the inputs and the inbox is in the log once. Then it repeats the steps offline in this order,
 * with the clock following the events as in the workers ({@link HomeReplay}), and compares keys, ids and values of all
 * outputs byte for byte: ledger entries, balances, exports, notifications, dead letters and records of the inbox. Record
 * timestamps and {@code ce_time} are not compared. Orders keep their bytes for good here: an event that arrives after {@code
 * retention.order-bytes} gets them in its export or not, depending on whether the worker has compacted them already.
 *
 * <p><b>Pauses.</b> For each fault it prints how long exports paused: the time from the fault until every home partition
 * has exported an event that was sent after the fault.
 *
 * <p>{@code -Dfaults.seed=17} repeats the events and the choice of faults of a run, {@code -Dfaults.duration=PT10M} chooses
 * how long faults happen. A run of the default length has the seed 1; any other has a fresh one. The files of a failed run
 * stay in {@code target/faults}.
 */
@DisabledOnOs(OS.WINDOWS) // it has no SIGSTOP
class FaultIT {

    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Duration DURATION = Duration.parse(System.getProperty("faults.duration", SHORT.toString()));
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration UNLIMITED = Duration.ofDays(36_500);
    private static final int WORKERS_AT_END = 2;

    private final long seed = Long.getLong(
            "faults.seed",
            DURATION.equals(SHORT) ? 1 : ThreadLocalRandom.current().nextLong(1_000_000));
    private final ShopTraffic traffic = new ShopTraffic(seed);
    private final FaultTable table = new FaultTable();

    @Test
    void everyRecordHasOneOutcomeAndAllOutputsAreThoseOfAnOfflineRun() throws Exception {
        System.out.printf("Faults of seed %d for %s (to repeat: -Dfaults.seed=%d)%n", seed, DURATION, seed);
        Path dir = Path.of("target", "faults").toAbsolutePath();
        FileSystemUtils.deleteRecursively(dir);
        Files.createDirectories(dir);
        Path rules = Files.writeString(dir.resolve("rules.yaml"), traffic.ruleset());
        try (Installation site = Installation.start(dir, Stream.of(StepLog.TOPIC), settings(rules))) {
            try {
                sendEventsWhileFaultsHappen(site);
                check(site.kafka().bootstrapServers());
            } catch (Exception | AssertionError e) {
                System.err.println(site.workers().logEnds());
                throw new AssertionError("with -Dfaults.seed=" + seed + ": " + e.getMessage(), e);
            } finally {
                table.print();
            }
        }
        FileSystemUtils.deleteRecursively(dir);
    }

    private void sendEventsWhileFaultsHappen(Installation site) throws Exception {
        String servers = site.kafka().bootstrapServers();
        site.workers().scaleTo(1);
        site.workers().awaitReady();
        try (ExportWatch exports = new ExportWatch(servers, IsolationLevel.READ_COMMITTED)) {
            try (TrafficSender sender = new TrafficSender(servers, traffic)) {
                exports.reset();
                awaitExports(site, exports);
                FaultPlan plan = new FaultPlan(seed);
                Instant start = Instant.now();
                while (Duration.between(start, Instant.now()).compareTo(DURATION) < 0) {
                    happen(plan.next(), start, site, exports);
                }
                happen(plan.scaledTo(WORKERS_AT_END), start, site, exports);
                sender.finish();
            }
        }
        try (StepProgress progress = new StepProgress(servers)) {
            await("all input is processed")
                    .atMost(LIMIT)
                    .failFast("a worker ended", () -> !site.workers().areAllAlive())
                    .until(progress::isComplete);
            System.out.println(progress);
        }
        site.workers().scaleTo(0);
    }

    private void happen(FaultPlan.Planned fault, Instant start, Installation site, ExportWatch exports)
            throws Exception {
        Duration sinceStart = Duration.between(start, Instant.now());
        exports.reset();
        fault.happen(site);
        awaitExports(site, exports);
        table.add(sinceStart, fault, exports.pauses());
    }

    private static void awaitExports(Installation site, ExportWatch exports) {
        await("exports of all home partitions")
                .atMost(LIMIT)
                .failFast("a worker ended", () -> !site.workers().areAllAlive())
                .until(exports::allResumed);
    }

    private void check(String servers) throws Exception {
        new FaultChecks(servers)
                .eachRecordIsProcessedOnce()
                .sameStepsOfflineWriteTheSameRecords(decider(), new EventReader(UNLIMITED))
                .auditFindsNothing();
    }

    private static Map<String, String> settings(Path rules) {
        Map<String, String> settings = new HashMap<>();
        StepLog.settings().forEach((name, value) -> settings.put("spring.kafka.streams.properties." + name, value));
        settings.put("rewardsync.rules", rules.toUri().toString());
        settings.put("rewardsync.clock", "events");
        settings.put("rewardsync.events.max-ahead", UNLIMITED.toDays() + "d");
        settings.put("rewardsync.retention.order-bytes", UNLIMITED.toDays() + "d");
        settings.put("rewardsync.topics.partitions", Integer.toString(ShopMessage.PARTITIONS));
        settings.put("rewardsync.topics.inbox-purge-interval", "10d"); // the test reads the inbox at the end
        settings.put("rewardsync.threads", "2");
        settings.put("rewardsync.commit-interval", "250ms"); // brokers and workers share few processors here
        return settings;
    }

    private Decider decider() {
        RetentionPolicy defaults = RetentionPolicy.DEFAULT;
        DecisionPolicy policy = new DecisionPolicy(
                new RetentionPolicy(UNLIMITED, defaults.keys(), defaults.parked()),
                DecisionPolicy.DEFAULT.warningDays(),
                DecisionPolicy.DEFAULT.reportSkippedRules());
        byte[] ruleset = traffic.ruleset().getBytes(StandardCharsets.UTF_8);
        return switch (RulesetReader.read("rules.yaml", ruleset)) {
            case RulesetReader.Result.Valid(var valid) -> new Decider(valid, policy);
            case RulesetReader.Result.Invalid(var errors) -> throw new IllegalStateException(errors.toString());
        };
    }
}
