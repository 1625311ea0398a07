package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.RuleLimit;
import dev.rewardsync.rule.RuleMode;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches for rules that never run because an earlier rule applies to all of their events and stops the chain.
 */
record ShadowedRules(WarningCollector warnings) {

    /** Adds a warning for every shadowed rule. */
    void check(List<LocatedRule> rules) {
        Map<Trigger, List<LocatedRule>> chains = new HashMap<>();
        rules.stream()
                .sorted(Comparator.comparingInt(located -> located.rule().priority()))
                .forEach(located -> chains.computeIfAbsent(located.rule().trigger(), trigger -> new ArrayList<>())
                        .add(located));
        chains.values().forEach(this::checkChain);
    }

    private void checkChain(List<LocatedRule> chain) {
        for (int index = 0; index < chain.size(); index++) {
            LocatedRule shadowed = chain.get(index);
            chain.subList(0, index).stream()
                    .filter(earlier -> shadows(earlier.rule(), shadowed.rule()))
                    .findFirst()
                    .ifPresent(earlier -> warn(earlier, shadowed));
        }
    }

    private void warn(LocatedRule earlier, LocatedRule shadowed) {
        warnings.add(
                shadowed.section().mapping().at(),
                shadowed.section().path(),
                "the rule never runs: %s in line %d runs first, applies to all of its events and stops the chain"
                        .formatted(
                                YamlField.quoted(earlier.rule().id()),
                                earlier.section().mapping().at().line()));
    }

    private static boolean shadows(EarningRule earlier, EarningRule rule) {
        return rule.active()
                && earlier.active()
                && earlier.stop()
                && earlier.mode() == RuleMode.LIVE
                && earlier.when() == Condition.ALWAYS
                && earlier.items() == null
                && earlier.limits().stream().noneMatch(limit -> limit.measure() == RuleLimit.Measure.TIMES)
                && (earlier.schedule() == null || earlier.schedule().equals(rule.schedule()))
                && covers(earlier.websites(), rule.websites())
                && covers(earlier.groups(), rule.groups())
                && (earlier.from() == null || isAtOrAfter(rule.from(), earlier.from()))
                && (earlier.until() == null || isAtOrBefore(rule.until(), earlier.until()));
    }

    /** Returns whether the names include all the others. An empty set stands for all names. */
    static boolean covers(Set<String> names, Set<String> others) {
        return names.isEmpty() || !others.isEmpty() && names.containsAll(others);
    }

    private static boolean isAtOrAfter(@Nullable Instant instant, Instant other) {
        return instant != null && !instant.isBefore(other);
    }

    private static boolean isAtOrBefore(@Nullable Instant instant, Instant other) {
        return instant != null && !instant.isAfter(other);
    }
}
