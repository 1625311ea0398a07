package dev.rewardsync.simulation;

import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.decision.RetentionPolicy;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.rule.Ruleset;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Decides past events by an old and a new ruleset and compares the customers' points. Several partitions of the events are
 * decided at the same time, each by one thread, so the result does not depend on the threads.
 */
public final class RulesetSimulation {

    /** A simulation reports points, so it makes no warnings of expiry and stores no reasons of skipped rules. */
    public static final DecisionPolicy POLICY = new DecisionPolicy(RetentionPolicy.DEFAULT, List.of(), false);

    private final Ruleset oldRuleset;
    private final Ruleset newRuleset;
    private final EventPartitions events;
    private final long stateBytes;
    private final SpillDirectory directory;

    /**
     * Creates a simulation.
     *
     * @param events all events
     * @param stateBytes about the heap for the state of one partition
     * @param directory for state that does not fit into it
     */
    public RulesetSimulation(
            Ruleset oldRuleset, Ruleset newRuleset, EventPartitions events, long stateBytes, SpillDirectory directory) {
        this.oldRuleset = oldRuleset;
        this.newRuleset = newRuleset;
        this.events = events;
        this.stateBytes = stateBytes;
        this.directory = directory;
    }

    /**
     * Decides all events, and fires the timers of all customers up to the latest one.
     *
     * @param threads the number of partitions that are decided at the same time
     * @param receiver receives the results of the partitions, in their order, in this thread
     */
    public void run(int threads, Consumer<PartitionComparison> receiver) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("simulation-", 0).daemon().factory());
        try {
            Deque<Future<PartitionComparison>> running = new ArrayDeque<>();
            for (int index = 0; index < events.count(); index++) {
                int partition = index;
                running.add(executor.submit(() -> simulate(partition)));
                if (running.size() > threads) {
                    receiver.accept(result(running.removeFirst()));
                }
            }
            while (!running.isEmpty()) {
                receiver.accept(result(running.removeFirst()));
            }
        } finally {
            executor.shutdownNow();
            executor.close();
        }
    }

    private PartitionComparison simulate(int partition) throws IOException {
        PartitionSimulation simulation = new PartitionSimulation(
                oldRuleset, newRuleset, customers("old", partition), customers("new", partition));
        events.read(partition, simulation::decide);
        return simulation.finish(events.latest());
    }

    /** Returns customers without state. Only a large group of customers makes a partition too large for the heap. */
    private OfflineCustomers customers(String name, int partition) {
        return events.stateBytes(partition) <= stateBytes
                ? new OfflineCustomers()
                : new OfflineCustomers(name, stateBytes / 2, directory);
    }

    private static PartitionComparison result(Future<PartitionComparison> partition) throws IOException {
        try {
            return partition.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IOException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
