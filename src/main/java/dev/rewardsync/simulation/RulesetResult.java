package dev.rewardsync.simulation;

import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.rule.Ruleset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What one ruleset decided: the points of its rules, and the number of dead letters. Not thread-safe. */
public final class RulesetResult {

    private final Ruleset ruleset;
    private final Map<String, RulePoints> points = new HashMap<>();
    private final Map<RejectionCode, Long> deadLetters = new TreeMap<>();

    /** Creates a result without points and dead letters. */
    public RulesetResult(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    void count(Decision decision) {
        for (LedgerEntry entry : decision.entries()) {
            if (entry.type() == EntryType.ACCRUAL || entry.type() == EntryType.REVERSAL) {
                String ruleId = Objects.requireNonNull(entry.ruleId(), "accruals and reversals have a rule");
                long accruals = entry.type() == EntryType.ACCRUAL ? 1 : 0;
                long change = Math.addExact(entry.available(), entry.pending());
                points.merge(ruleId, new RulePoints(accruals, change), RulePoints::plus);
            }
        }
        decision.rejectedEvents()
                .forEach(rejected -> count(DeadLetter.of(rejected).code()));
    }

    /** Counts a dead letter. */
    public void count(RejectionCode code) {
        deadLetters.merge(code, 1L, Long::sum);
    }

    /** Adds the points and dead letters of another result. */
    public void add(RulesetResult other) {
        other.points.forEach((ruleId, more) -> points.merge(ruleId, more, RulePoints::plus));
        other.deadLetters.forEach((code, more) -> deadLetters.merge(code, more, Long::sum));
    }

    /** Returns the ruleset. */
    public Ruleset ruleset() {
        return ruleset;
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
