package dev.rewardsync.cli;

import dev.rewardsync.cli.CustomerReplay.SideOfStep;
import dev.rewardsync.explanation.EvaluationRecorder.RecordedChain;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.RuleTrace;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What two rulesets decided for a customer at one event.
 *
 * @param label the event
 */
record ReplayedStep(String label, Instant at, SideOfStep oldSide, SideOfStep newSide) {

    /** Sorts by the difference in points earned, then in points owed, the largest first. */
    static final Comparator<ReplayedStep> LARGEST_FIRST = Comparator.comparingLong(
                    (ReplayedStep step) -> -Math.abs(earned(step.newSide) - earned(step.oldSide)))
            .thenComparingLong(step -> -Math.abs(owed(step.newSide) - owed(step.oldSide)));

    /** The points that one kind of entry changed: entries of a type and, for earned points, a rule. */
    record Change(long oldPoints, long newPoints) {

        Change plus(Change other) {
            return new Change(oldPoints + other.oldPoints, newPoints + other.newPoints);
        }
    }

    /** Returns the points earned less the points taken back. */
    static long earned(SideOfStep side) {
        return side.entries().stream()
                .filter(entry -> entry.type() == EntryType.ACCRUAL || entry.type() == EntryType.REVERSAL)
                .mapToLong(ReplayedStep::points)
                .sum();
    }

    private static long owed(SideOfStep side) {
        return side.entries().stream().mapToLong(ReplayedStep::points).sum();
    }

    private static long points(LedgerEntry entry) {
        return entry.available() + entry.pending();
    }

    boolean differs() {
        return earned(oldSide) != earned(newSide) || owed(oldSide) != owed(newSide);
    }

    /** Returns the changes that differ, by a name such as {@code ACCRUAL spend} or {@code EXPIRY}. */
    Map<String, Change> changes() {
        Map<String, Change> changes = new TreeMap<>();
        oldSide.entries().forEach(entry -> changes.merge(name(entry), new Change(points(entry), 0), Change::plus));
        newSide.entries().forEach(entry -> changes.merge(name(entry), new Change(0, points(entry)), Change::plus));
        changes.values().removeIf(change -> change.oldPoints == change.newPoints);
        return changes;
    }

    private static String name(LedgerEntry entry) {
        return entry.ruleId() == null ? entry.type().name() : entry.type().name() + " " + entry.ruleId();
    }

    /** Returns a test for the rules whose outcome differs, among those of one side's chains. */
    Predicate<RuleTrace> differingRules() {
        Map<String, String> before = outcomes(oldSide.chains());
        Map<String, String> after = outcomes(newSide.chains());
        return trace -> {
            String id = trace.outcome().rule().id();
            return !Objects.equals(before.get(id), after.get(id));
        };
    }

    private static Map<String, String> outcomes(List<RecordedChain> chains) {
        return chains.stream()
                .flatMap(chain -> chain.rules().stream())
                .map(RuleTrace::outcome)
                .collect(Collectors.toMap(
                        outcome -> outcome.rule().id(), ReplayedStep::text, (first, second) -> first + "," + second));
    }

    private static String text(RuleOutcome outcome) {
        return switch (outcome) {
            case RuleOutcome.Applied applied -> String.valueOf(applied.points());
            case RuleOutcome.Tried tried -> "trial " + tried.points();
            case RuleOutcome.NotApplied notApplied -> notApplied.reason().name();
        };
    }
}
