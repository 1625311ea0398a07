package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.EarningRule;
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
 * The search for rules that never run, because a rule before them applies wherever they could and stops the chain.
 */
record ShadowedRules(WarningCollector warnings) {

    void check(List<LocatedRule> rules) {
        Map<Trigger, List<LocatedRule>> chains = new HashMap<>();
        rules.stream()
                .sorted(Comparator.comparingInt(written -> written.rule().priority()))
                .forEach(written -> chains.computeIfAbsent(written.rule().trigger(), trigger -> new ArrayList<>())
                        .add(written));
        chains.values().forEach(this::checkChain);
    }

    private void checkChain(List<LocatedRule> chain) {
        for (int index = 0; index < chain.size(); index++) {
            LocatedRule hidden = chain.get(index);
            chain.subList(0, index).stream()
                    .filter(before -> hides(before.rule(), hidden.rule()))
                    .findFirst()
                    .ifPresent(before -> warn(before, hidden));
        }
    }

    private void warn(LocatedRule before, LocatedRule hidden) {
        warnings.add(
                hidden.section().mapping().at(),
                hidden.section().path(),
                "the rule never runs: %s of line %d applies to all the same events before it and stops the others"
                        .formatted(
                                YamlField.quoted(before.rule().id()),
                                before.section().mapping().at().line()));
    }

    private static boolean hides(EarningRule before, EarningRule rule) {
        return rule.active()
                && before.active()
                && before.stop()
                && before.when() == Condition.ALWAYS
                && before.items() == null
                && covers(before.websites(), rule.websites())
                && covers(before.groups(), rule.groups())
                && (before.from() == null || isAtOrAfter(rule.from(), before.from()))
                && (before.until() == null || isAtOrBefore(rule.until(), before.until()));
    }

    /** Whether all of the others are among the names; empty stands for everything. */
    private static boolean covers(Set<String> names, Set<String> others) {
        return names.isEmpty() || !others.isEmpty() && names.containsAll(others);
    }

    private static boolean isAtOrAfter(@Nullable Instant moment, Instant other) {
        return moment != null && !moment.isBefore(other);
    }

    private static boolean isAtOrBefore(@Nullable Instant moment, Instant other) {
        return moment != null && !moment.isAfter(other);
    }
}
