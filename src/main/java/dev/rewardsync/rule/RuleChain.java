package dev.rewardsync.rule;

import dev.rewardsync.pricing.EligibleLines;
import dev.rewardsync.rule.RuleOutcome.Applied;
import dev.rewardsync.rule.RuleOutcome.NotApplied;
import dev.rewardsync.rule.RuleOutcome.SkipReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for one trigger, prepared to run in order. */
public final class RuleChain {

    /** The chain without rules. */
    static final RuleChain EMPTY = new RuleChain(List.of());

    private final List<EarningRule> rules;
    private final List<PreparedRule> preparedRules;

    /** Creates a chain. The rules run in the order of the list. */
    RuleChain(List<EarningRule> rules) {
        this.rules = List.copyOf(rules);
        this.preparedRules = this.rules.stream().map(PreparedRule::of).toList();
    }

    /**
     * A rule with its preallocated outcomes.
     *
     * @param notApplied the outcome for each reason not to apply, created once because it is the same for every event
     */
    private record PreparedRule(EarningRule rule, Map<SkipReason, NotApplied> notApplied) {
        static PreparedRule of(EarningRule rule) {
            Map<SkipReason, NotApplied> notApplied = new EnumMap<>(SkipReason.class);
            for (SkipReason reason : SkipReason.values()) {
                notApplied.put(reason, new NotApplied(rule, reason));
            }
            return new PreparedRule(rule, notApplied);
        }

        RuleOutcome run(
                EarnBase base, Facts facts, PaymentShares payments, List<RuleOutcome> earlier, LimitLookup limits) {
            SkipReason reason = reasonNotToApply(rule, facts);
            if (reason != null) {
                return notApplied(reason);
            }
            EligibleAmount eligible = EligibleAmount.of(rule, facts, payments);
            if (eligible != null && eligible.matchesNoItem()) {
                return notApplied(SkipReason.ITEMS);
            }
            long allowed = rule.limits().isEmpty() ? Long.MAX_VALUE : allowedPoints(rule, limits);
            if (allowed < 0) {
                return notApplied(SkipReason.LIMIT);
            }
            Applied applied = applied(rule, eligible, base, facts, earlier, allowed);
            return rule.mode() == RuleMode.TRIAL ? new RuleOutcome.Tried(applied) : applied;
        }

        NotApplied notApplied(SkipReason reason) {
            return Objects.requireNonNull(notApplied.get(reason));
        }
    }

    /** Returns the rules in the order in which they run. */
    public List<EarningRule> rules() {
        return rules;
    }

    /** Evaluates every rule for an event and returns the outcomes in the same order. */
    List<RuleOutcome> run(EarnBase base, Facts facts, LimitLookup limits) {
        PaymentShares payments = PaymentShares.of(facts, base);
        List<RuleOutcome> outcomes = new ArrayList<>(preparedRules.size());
        boolean stopped = false;
        for (PreparedRule prepared : preparedRules) {
            RuleOutcome outcome = stopped
                    ? prepared.notApplied(SkipReason.STOPPED)
                    : prepared.run(base, facts, payments, outcomes, limits);
            stopped = stopped || (outcome instanceof Applied && prepared.rule().stop());
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /** Returns the points that the limits of a rule allow; negative if a limit of times is used up. */
    private static long allowedPoints(EarningRule rule, LimitLookup limits) {
        long allowed = Long.MAX_VALUE;
        for (RuleLimit limit : rule.limits()) {
            long left = limits.balance(rule.id(), limit).left();
            if (limit.measure() == RuleLimit.Measure.POINTS) {
                allowed = Math.min(allowed, left);
            } else if (left == 0) {
                return -1;
            }
        }
        return allowed;
    }

    private static Applied applied(
            EarningRule rule,
            @Nullable EligibleAmount eligible,
            EarnBase base,
            Facts facts,
            List<RuleOutcome> earlier,
            long allowed) {
        EarningStyle earn = rule.earnFor(facts.customer().tier());
        List<Applied> multiplied = Multiplication.multiplied(earn, earlier);
        PointsCalculation calculation = PointsCalculation.of(earn, eligible, base, facts, multiplied);
        EligibleLines eligibleLines = eligible == null ? EligibleLines.ALL_LINES : eligible.eligibleLines(earn, base);
        long points = calculation.points();
        return new Applied(
                rule,
                points,
                Math.min(points, allowed),
                calculation.noPointsReason(),
                eligibleLines,
                Multiplication.of(earn, multiplied));
    }

    private static @Nullable SkipReason reasonNotToApply(EarningRule rule, Facts facts) {
        if (!rule.active()) {
            return SkipReason.INACTIVE;
        }
        if (!isValidAt(rule, facts.at())) {
            return SkipReason.DATE;
        }
        if (rule.schedule() != null && !rule.schedule().includes(facts.at())) {
            return SkipReason.SCHEDULE;
        }
        if (!isAllOrContains(rule.websites(), facts.website())) {
            return SkipReason.WEBSITE;
        }
        if (!isAllOrContains(rule.groups(), facts.customer().group())) {
            return SkipReason.GROUP;
        }
        if (facts.customer().suspended()) {
            return SkipReason.MEMBERSHIP;
        }
        return rule.when().holds(facts) ? null : SkipReason.CONDITIONS;
    }

    private static boolean isValidAt(EarningRule rule, Instant at) {
        boolean hasStarted = rule.from() == null || !at.isBefore(rule.from());
        return hasStarted && (rule.until() == null || at.isBefore(rule.until()));
    }

    private static boolean isAllOrContains(Set<String> names, String name) {
        return names.isEmpty() || names.contains(name);
    }
}
