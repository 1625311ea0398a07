package dev.rewardsync.cli;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.explanation.EvaluationRecorder;
import dev.rewardsync.explanation.EvaluationRecorder.RecordedChain;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.OfflineDecider;
import dev.rewardsync.offline.OfflineRecord;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.simulation.RulesetSimulation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides the events of a group of customers again, by two rulesets, and finds the steps in which some of them differ most. */
final class CustomerReplay {

    private final Map<String, LargestSteps> explained = new LinkedHashMap<>();
    private final Side oldSide;
    private final Side newSide;

    /**
     * Creates a replay.
     *
     * @param explained the customers to explain
     * @param maxBytes about the heap for the customers' state
     */
    CustomerReplay(
            Ruleset oldRuleset, Ruleset newRuleset, List<String> explained, long maxBytes, SpillDirectory directory) {
        explained.forEach(customerId -> this.explained.put(customerId, new LargestSteps()));
        this.oldSide = new Side(oldRuleset, new OfflineCustomers("old-replay", maxBytes / 2, directory));
        this.newSide = new Side(newRuleset, new OfflineCustomers("new-replay", maxBytes / 2, directory));
    }

    /** Decisions by one ruleset. */
    private final class Side {

        private final EvaluationRecorder recorder;
        private final OfflineDecider decider;
        private final Map<String, SideOfStep> results = new HashMap<>();

        Side(Ruleset ruleset, OfflineCustomers customers) {
            recorder = new EvaluationRecorder(ruleset);
            Decider withoutExports = new Decider(ruleset, RulesetSimulation.POLICY, recorder).withoutExports();
            decider = new OfflineDecider(withoutExports, customers, this::record, letter -> {});
        }

        private void record(Decision decision) {
            String customerId = decision.account().owner().id();
            if (explained.containsKey(customerId)) {
                results.merge(customerId, new SideOfStep(decision.entries(), recorder.recorded()), SideOfStep::plus);
            }
            recorder.clear();
        }
    }

    /** What one ruleset decided for a customer in one step. */
    record SideOfStep(List<LedgerEntry> entries, List<RecordedChain> chains) {

        static final SideOfStep NOTHING = new SideOfStep(List.of(), List.of());

        SideOfStep plus(SideOfStep later) {
            return new SideOfStep(joined(entries, later.entries), joined(chains, later.chains));
        }

        private static <T> List<T> joined(List<T> first, List<T> second) {
            List<T> all = new ArrayList<>(first);
            all.addAll(second);
            return List.copyOf(all);
        }
    }

    /** Decides an event of the group. */
    void decide(OfflineRecord record) throws IOException {
        if (record.parsed() instanceof ParseResult.Parsed<ShopEvent>(ShopEvent event)) {
            oldSide.decider.decideOnArrival(record);
            newSide.decider.decideOnArrival(record);
            compare(label(event), event.occurredAt());
        }
    }

    private static String label(ShopEvent event) {
        String name = event.type().wireName();
        return event instanceof OrderEvent order ? name + " " + order.orderId() : name + " " + event.eventId();
    }

    /** Fires the timers of all customers up to an instant; returns the steps that differ most, by customer id. */
    Map<String, LargestSteps> finish(Instant until) throws IOException {
        oldSide.decider.finish(Optional.of(until));
        newSide.decider.finish(Optional.of(until));
        compare("timers after the last event", until);
        return explained;
    }

    private void compare(String label, Instant at) {
        explained.forEach((customerId, steps) -> {
            SideOfStep before = oldSide.results.getOrDefault(customerId, SideOfStep.NOTHING);
            SideOfStep after = newSide.results.getOrDefault(customerId, SideOfStep.NOTHING);
            steps.add(new ReplayedStep(label, at, before, after));
        });
        oldSide.results.clear();
        newSide.results.clear();
    }
}
