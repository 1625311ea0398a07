package dev.rewardsync.cli;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.offline.OfflineRecord;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.simulation.CustomerComparison;
import dev.rewardsync.simulation.EventPartitions;
import dev.rewardsync.simulation.PartitionComparison;
import dev.rewardsync.simulation.ReferralGroups;
import dev.rewardsync.simulation.RulesetSimulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One run of {@code rules simulate}: partitions the events, decides them, collects the differences and explains the largest. */
final class SimulationRun {

    private static final int MAX_MESSAGES = 10;

    private final SimulationSummary.Side oldSide;
    private final SimulationSummary.Side newSide;
    private final PastEvents past;
    private final long stateBytes;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final SpillDirectory directory;
    private final PrintWriter err;
    private final long startedNanos = System.nanoTime();
    private final SimulationTotals totals = new SimulationTotals();
    private long eventCount;
    private long unreadable;

    /**
     * Creates a run.
     *
     * @param stateBytes about the heap for state
     * @param err receives messages about unreadable events, the progress, and a closing summary
     */
    SimulationRun(
            SimulationSummary.Side oldSide,
            SimulationSummary.Side newSide,
            PastEvents past,
            long stateBytes,
            SpillDirectory directory,
            PrintWriter err) {
        this.oldSide = oldSide;
        this.newSide = newSide;
        this.past = past;
        this.stateBytes = stateBytes;
        this.directory = directory;
        this.err = err;
    }

    /** Decides all events and writes the report. */
    void report(SimulationReport report) throws IOException {
        long partitionBytes = Math.max(1, stateBytes / (threads + 1));
        EventPartitions events = partitioned(partitionBytes);
        DifferingRows rows = new DifferingRows(partitionBytes, directory);
        ProgressLine progress = new ProgressLine(err, "parts of the customers decided", events.count());
        new RulesetSimulation(oldSide.ruleset(), newSide.ruleset(), events, partitionBytes, directory)
                .run(threads, compared -> {
                    count(compared);
                    if (report.listsDifferences()) {
                        list(compared, rows);
                    }
                    progress.step();
                });
        progress.end();
        err.printf(
                "%s decided by both rulesets in %d s%n",
                CountText.of(eventCount, "event"), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos));
        report.begin(new SimulationSummary(oldSide, newSide, eventCount));
        rows.forEachCustomer(report::customer);
        rows.forEachOrder(report::order);
        report.end(totals, report.explainsLargest() ? explanations(events) : Map.of());
    }

    private EventPartitions partitioned(long partitionBytes) throws IOException {
        ReferralGroups groups = new ReferralGroups();
        past.readSome(new FieldFilter("referrerId"), record -> {
            if (record.parsed() instanceof ParseResult.Parsed<ShopEvent>(ShopEvent event)) {
                groups.add(event);
            }
        });
        EventPartitions events = new EventPartitions(groups, past.bytes(), partitionBytes, directory);
        past.read(record -> add(record, events));
        events.complete();
        if (unreadable > MAX_MESSAGES) {
            err.printf("… and %s%n", CountText.of(unreadable - MAX_MESSAGES, "more unreadable event"));
        }
        return events;
    }

    private void add(OfflineRecord record, EventPartitions events) throws IOException {
        eventCount++;
        switch (record.parsed()) {
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> events.add(record, event);
            case ParseResult.Failed<ShopEvent> failure -> {
                oldSide.result().count(failure.code());
                newSide.result().count(failure.code());
                unreadable++;
                if (unreadable <= MAX_MESSAGES) {
                    err.printf("%s: %s %s%n", past.place(record.source()), failure.code(), failure.detail());
                }
            }
        }
    }

    private void count(PartitionComparison compared) {
        oldSide.result().add(compared.oldResult());
        newSide.result().add(compared.newResult());
        compared.customers().forEach(totals::add);
        compared.orders().forEach(totals::add);
    }

    private static void list(PartitionComparison compared, DifferingRows rows) {
        compared.customers().stream().filter(CustomerComparison::differs).forEach(rows::add);
        compared.orders().stream().filter(order -> order.difference() != 0).forEach(rows::add);
    }

    /** Decides the events of the customers with the largest differences again, to explain them. */
    private Map<String, LargestSteps> explanations(EventPartitions events) throws IOException {
        Map<AccountOwner, List<String>> byGroup = totals.largest().stream()
                .map(CustomerComparison::customerId)
                .collect(Collectors.groupingBy(events::groupOf, LinkedHashMap::new, Collectors.toList()));
        Map<String, LargestSteps> explained = new LinkedHashMap<>();
        for (Map.Entry<AccountOwner, List<String>> group : byGroup.entrySet()) {
            CustomerReplay replay = new CustomerReplay(
                    oldSide.ruleset(), newSide.ruleset(), group.getValue(), stateBytes / 2, directory);
            events.readGroup(group.getKey(), replay::decide);
            explained.putAll(replay.finish(events.latest()));
        }
        return explained;
    }
}
