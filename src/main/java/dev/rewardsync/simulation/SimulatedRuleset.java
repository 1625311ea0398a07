package dev.rewardsync.simulation;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.OfflineDecider;
import dev.rewardsync.offline.OfflineRecord;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.rule.Ruleset;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Past events decided by one ruleset, and the points of its rules. */
public final class SimulatedRuleset {

    private final Ruleset ruleset;
    private final OfflineCustomers customers;
    private final OfflineDecider decider;
    private final Map<String, RulePoints> points = new HashMap<>();
    private final Map<RejectionCode, Long> deadLetters = new TreeMap<>();

    SimulatedRuleset(String name, Ruleset ruleset, long maxBytes, SpillDirectory directory) {
        this.ruleset = ruleset;
        this.customers = new OfflineCustomers(name, maxBytes, directory);
        this.decider =
                new OfflineDecider(new Decider(ruleset, DecisionPolicy.DEFAULT), customers, this::count, this::count);
    }

    void decide(List<OfflineRecord> records) throws IOException {
        for (OfflineRecord record : records) {
            decider.decide(record);
        }
    }

    /** Fires the timers of all customers up to the latest event. */
    void finish() throws IOException {
        decider.finish(Optional.empty());
    }

    private void count(Decision decision) {
        for (LedgerEntry entry : decision.entries()) {
            if (entry.type() == EntryType.ACCRUAL || entry.type() == EntryType.REVERSAL) {
                String ruleId = Objects.requireNonNull(entry.ruleId(), "accruals and reversals have a rule");
                long awards = entry.type() == EntryType.ACCRUAL ? 1 : 0;
                long change = Math.addExact(entry.available(), entry.pending());
                points.merge(ruleId, new RulePoints(awards, change), RulePoints::plus);
            }
        }
        decision.rejectedEvents().forEach(rejected -> count(DeadLetter.of(rejected)));
    }

    private void count(DeadLetter deadLetter) {
        deadLetters.merge(deadLetter.code(), 1L, Long::sum);
    }

    /** Returns the ruleset. */
    public Ruleset ruleset() {
        return ruleset;
    }

    OfflineCustomers customers() {
        return customers;
    }

    /** Returns the points of a rule. */
    public RulePoints pointsOf(String ruleId) {
        return points.getOrDefault(ruleId, RulePoints.NONE);
    }

    /** Returns the number of dead letters by their code. */
    public Map<RejectionCode, Long> deadLetters() {
        return Map.copyOf(deadLetters);
    }
}
