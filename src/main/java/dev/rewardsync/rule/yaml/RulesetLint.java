package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The search for what is legal in a ruleset file but surely wrong. It warns only of what is certain: a file without
 * warnings may still be wrong, one with warnings is.
 */
public final class RulesetLint {

    private final LocatedRuleset written;
    private final WarningCollector warnings;

    private RulesetLint(LocatedRuleset written, WarningCollector warnings) {
        this.written = written;
        this.warnings = warnings;
    }

    /**
     * The warnings of a file without errors, in the order of their places.
     *
     * @param fileName for messages
     * @param now rules that ended before do not apply any more
     * @param sample events of the shop; an empty one says nothing
     */
    public static List<RulesetWarning> warnings(String fileName, byte[] content, Instant now, AttributeSample sample) {
        WarningCollector warnings = new WarningCollector(fileName);
        LocatedRuleset written = RulesetReader.written(content, new ErrorCollector(fileName));
        if (written != null) {
            new RulesetLint(written, warnings).run(now, sample);
        }
        return warnings.inOrder();
    }

    private void run(Instant now, AttributeSample sample) {
        warnOfTiersWithoutPoints();
        new ShadowedRules(warnings).check(written.rules());
        UnseenAttributes unseen = new UnseenAttributes(sample, warnings);
        for (LocatedRule rule : written.rules()) {
            warnOfTheEnd(rule, now);
            warnOfNothingToEarnOn(rule);
            new UnsatisfiableConditions(rule, warnings).check();
            unseen.check(rule);
        }
    }

    private void warnOfTheEnd(LocatedRule written, Instant now) {
        Instant until = written.rule().until();
        YamlField to = written.section().field("to");
        if (until != null && to != null && !now.isBefore(until)) {
            warnings.add(to.value().at(), to.path(), "this is over: the rule does not apply any more");
        }
    }

    private void warnOfNothingToEarnOn(LocatedRule written) {
        EarningRule rule = written.rule();
        YamlField earn = written.section().field("earn");
        Trigger trigger = rule.trigger();
        String missing = switch (rule.earn()) {
            case EarningStyle.Fixed fixed -> null;
            case EarningStyle.PerSpent perSpent -> trigger.hasOrder() || hasAmount(trigger) ? null : "money";
            case EarningStyle.PerQuantity perQuantity -> trigger.hasOrder() ? null : "items";
        };
        if (missing != null && earn != null) {
            String problem = "the rule never gives points: the event " + trigger.wireName() + " has no " + missing;
            warnings.add(earn.value().at(), earn.path(), problem);
        }
    }

    private boolean hasAmount(Trigger trigger) {
        boolean ofFilesTiers = trigger.equals(Trigger.TIER_UP) || trigger.equals(Trigger.TIER_DOWN);
        return trigger.hasActivity() && !(ofFilesTiers && written.ruleset().tiers() != null);
    }

    private void warnOfTiersWithoutPoints() {
        TierPolicy tiers = written.ruleset().tiers();
        boolean countsPoints = tiers != null && tiers.basis() == TierPolicy.Basis.POINTS_EARNED;
        YamlField field = written.section().field("tiers");
        if (countsPoints && field != null && written.rules().stream().noneMatch(RulesetLint::givesPoints)) {
            warnings.add(
                    field.value().at(),
                    field.path(),
                    "no one reaches a tier: they count points earned, and no rule of this file gives any");
        }
    }

    private static boolean givesPoints(LocatedRule written) {
        EarningRule rule = written.rule();
        return rule.active()
                && Stream.concat(Stream.of(rule.earn()), rule.tierEarn().values().stream())
                        .anyMatch(RulesetLint::givesPoints);
    }

    private static boolean givesPoints(EarningStyle earning) {
        return switch (earning) {
            case EarningStyle.Fixed fixed -> fixed.points() > 0;
            case EarningStyle.PerSpent perSpent -> perSpent.points() > 0;
            case EarningStyle.PerQuantity perQuantity -> perQuantity.points() > 0;
        };
    }
}
