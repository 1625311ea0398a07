package dev.rewardsync.rule;

import dev.rewardsync.rule.RuleOutcome.Applied;
import dev.rewardsync.rule.RuleOutcome.NotApplied;
import dev.rewardsync.rule.RuleOutcome.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that listen to one event, run in their order. */
final class RuleChain {

    private RuleChain() {}

    static List<RuleOutcome> run(List<EarningRule> rules, EarnBase base, Facts facts) {
        List<RuleOutcome> outcomes = new ArrayList<>(rules.size());
        boolean stopped = false;
        for (EarningRule rule : rules) {
            Reason reason = stopped ? Reason.STOPPED : reasonAgainst(rule, facts);
            outcomes.add(reason == null ? applied(rule, base, facts) : new NotApplied(rule, reason));
            stopped |= reason == null && rule.stop();
        }
        return outcomes;
    }

    private static Applied applied(EarningRule rule, EarnBase base, Facts facts) {
        PointsCount count = PointsCount.of(rule, base, facts);
        return new Applied(rule, count.points(), count.shortfall());
    }

    private static @Nullable Reason reasonAgainst(EarningRule rule, Facts facts) {
        if (!rule.active()) {
            return Reason.INACTIVE;
        }
        if (!inForce(rule, facts.at())) {
            return Reason.DATE;
        }
        if (!isAmong(rule.websites(), facts.website())) {
            return Reason.WEBSITE;
        }
        if (!isAmong(rule.groups(), facts.customer().group())) {
            return Reason.GROUP;
        }
        return rule.when().holds(facts) ? null : Reason.CONDITIONS;
    }

    private static boolean inForce(EarningRule rule, Instant at) {
        boolean begun = rule.from() == null || !at.isBefore(rule.from());
        return begun && (rule.until() == null || at.isBefore(rule.until()));
    }

    private static boolean isAmong(Set<String> names, String name) {
        return names.isEmpty() || names.contains(name);
    }
}
