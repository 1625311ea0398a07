package dev.rewardsync.rule;

import dev.rewardsync.pricing.EligibleLines;
import dev.rewardsync.rule.RuleOutcome.Applied;
import dev.rewardsync.rule.RuleOutcome.NotApplied;
import dev.rewardsync.rule.RuleOutcome.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that listen to one event, made ready to run in their order. */
public final class RuleChain {

    /** Nothing listens. */
    static final RuleChain EMPTY = new RuleChain(List.of());

    private final List<EarningRule> rules;
    private final List<Link> links;

    /** The chain of rules in the order in which they run. */
    public RuleChain(List<EarningRule> rules) {
        this.rules = List.copyOf(rules);
        this.links = this.rules.stream().map(Link::of).toList();
    }

    /**
     * A rule of the chain.
     *
     * @param notApplied what comes of it for each reason not to apply: the same for every event, so made once
     */
    private record Link(EarningRule rule, Map<Reason, NotApplied> notApplied) {
        static Link of(EarningRule rule) {
            Map<Reason, NotApplied> notApplied = new EnumMap<>(Reason.class);
            for (Reason reason : Reason.values()) {
                notApplied.put(reason, new NotApplied(rule, reason));
            }
            return new Link(rule, notApplied);
        }

        RuleOutcome run(EarnBase base, Facts facts) {
            Reason reason = reasonAgainst(rule, facts);
            if (reason != null) {
                return not(reason);
            }
            EligibleAmount earnedOn = EligibleAmount.of(rule, facts);
            return earnedOn != null && earnedOn.hasNoItems() ? not(Reason.ITEMS) : applied(rule, earnedOn, base, facts);
        }

        NotApplied not(Reason reason) {
            return Objects.requireNonNull(notApplied.get(reason));
        }
    }

    /** The rules, in the order in which they run. */
    public List<EarningRule> rules() {
        return rules;
    }

    /** What every rule makes of an event, in order. */
    List<RuleOutcome> run(EarnBase base, Facts facts) {
        List<RuleOutcome> outcomes = new ArrayList<>(links.size());
        boolean stopped = false;
        for (Link link : links) {
            RuleOutcome outcome = stopped ? link.not(Reason.STOPPED) : link.run(base, facts);
            stopped = stopped || (outcome instanceof Applied && link.rule().stop());
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static Applied applied(EarningRule rule, @Nullable EligibleAmount earnedOn, EarnBase base, Facts facts) {
        EarningStyle earn = rule.earnFor(facts.customer().tier());
        PointsCalculation count = PointsCalculation.of(earn, earnedOn, base, facts);
        EligibleLines from = earnedOn == null ? EligibleLines.GOODS : earnedOn.from(earn, base);
        return new Applied(rule, count.points(), count.shortfall(), from);
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
