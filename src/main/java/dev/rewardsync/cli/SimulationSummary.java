package dev.rewardsync.cli;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.simulation.RulePoints;
import dev.rewardsync.simulation.RulesetResult;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation compares, and the points of each rule.
 *
 * @param events the number of events
 */
record SimulationSummary(Side oldSide, Side newSide, long events) {

    /** One ruleset, its file and its result. */
    record Side(Path file, RulesetResult result) {

        Ruleset ruleset() {
            return result.ruleset();
        }

        /** Returns the points of a rule; null if the ruleset has no such rule. */
        @Nullable
        RulePoints pointsOf(String ruleId) {
            return ruleIds(ruleset()).contains(ruleId) ? result.pointsOf(ruleId) : null;
        }
    }

    /**
     * The points of one rule.
     *
     * @param oldPoints null if the old ruleset has no such rule
     * @param newPoints null if the new ruleset has no such rule
     */
    record RuleComparison(
            @Nullable RulePoints oldPoints, @Nullable RulePoints newPoints) {

        long oldTotal() {
            return oldPoints == null ? 0 : oldPoints.points();
        }

        long newTotal() {
            return newPoints == null ? 0 : newPoints.points();
        }
    }

    /** Returns the rules by id: those of the new ruleset in the order of their chains, then those removed from the old. */
    Map<String, RuleComparison> rules() {
        Set<String> ids = new LinkedHashSet<>(ruleIds(newSide.ruleset()));
        ids.addAll(ruleIds(oldSide.ruleset()));
        Map<String, RuleComparison> rules = new LinkedHashMap<>();
        ids.forEach(id -> rules.put(id, new RuleComparison(oldSide.pointsOf(id), newSide.pointsOf(id))));
        return rules;
    }

    /** Returns the ids of all rules, sorted by event and then by the order in which they run. */
    private static List<String> ruleIds(Ruleset ruleset) {
        return ruleset.chains().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Trigger::wireName).thenComparing(Trigger::days)))
                .flatMap(chain -> chain.getValue().rules().stream())
                .map(EarningRule::id)
                .distinct()
                .collect(Collectors.toList());
    }
}
