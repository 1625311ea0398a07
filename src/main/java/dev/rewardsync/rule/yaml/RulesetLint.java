package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RuleMode;
import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Searches a valid ruleset file for mistakes. Only certain mistakes are reported; a file without warnings may still
 * have mistakes.
 */
public final class RulesetLint {

    private final LocatedRuleset ruleset;
    private final WarningCollector warnings;

    private RulesetLint(LocatedRuleset ruleset, WarningCollector warnings) {
        this.ruleset = ruleset;
        this.warnings = warnings;
    }

    /**
     * Returns the warnings about a file in the order of their locations. Returns an empty list if the file has errors.
     *
     * @param fileName for messages
     * @param now the time for the check for expired rules
     * @param sample events of the shop; with an empty sample, attributes are not checked
     */
    public static List<RulesetWarning> warnings(String fileName, byte[] content, Instant now, AttributeSample sample) {
        WarningCollector warnings = new WarningCollector(fileName);
        LocatedRuleset ruleset = RulesetReader.readLocated(content, new ErrorCollector(fileName));
        if (ruleset != null) {
            new RulesetLint(ruleset, warnings).run(now, sample);
        }
        return warnings.inOrder();
    }

    private void run(Instant now, AttributeSample sample) {
        checkTiersWithoutPoints();
        new ShadowedRules(warnings).check(ruleset.rules());
        UnseenAttributes unseen = new UnseenAttributes(sample, warnings);
        UnsatisfiableConditions unsatisfiable = new UnsatisfiableConditions(warnings);
        YamlSection redemption = LocatedRate.redemption(ruleset.section());
        if (redemption != null) {
            checkRedemption(redemption, unseen, unsatisfiable);
        }
        for (LocatedRule rule : ruleset.rules()) {
            checkExpired(rule, now);
            new ScheduleLint(warnings).check(rule);
            new RuleLimitsLint(warnings).check(rule);
            checkNothingToEarnOn(rule);
            unsatisfiable.checkRule(rule);
            unseen.check(rule);
        }
    }

    private void checkExpired(LocatedRule located, Instant now) {
        Instant until = located.rule().until();
        YamlField to = located.section().field("to");
        if (until != null && to != null && !now.isBefore(until)) {
            warnings.add(to.value().at(), to.path(), "this time has passed: the rule no longer applies");
        }
    }

    private void checkNothingToEarnOn(LocatedRule located) {
        EarningRule rule = located.rule();
        YamlField earn = located.section().field("earn");
        Trigger trigger = rule.trigger();
        String missing = switch (rule.earn()) {
            case EarningStyle.Fixed fixed -> null;
            case EarningStyle.PerSpent perSpent -> trigger.hasOrder() || hasAmount(trigger) ? null : "money";
            case EarningStyle.PerQuantity _, EarningStyle.PerItem _ -> null;
            case EarningStyle.Multiply _ -> runsFirst(rule) ? "earlier rules" : null;
        };
        if (missing != null && earn != null) {
            String problem = "the rule never gives points: the event " + trigger.wireName() + " has no " + missing;
            warnings.add(earn.value().at(), earn.path(), problem);
        }
    }

    private boolean runsFirst(EarningRule rule) {
        return ruleset.ruleset().chain(rule.trigger()).getFirst().equals(rule);
    }

    private boolean hasAmount(Trigger trigger) {
        boolean isTierChange = trigger.equals(Trigger.TIER_UP) || trigger.equals(Trigger.TIER_DOWN);
        return trigger.hasActivity() && !(isTierChange && ruleset.ruleset().tiers() != null);
    }

    private void checkTiersWithoutPoints() {
        TierPolicy tiers = ruleset.ruleset().tiers();
        boolean basedOnPoints = tiers != null && tiers.basis() == TierPolicy.Basis.POINTS_EARNED;
        YamlField field = ruleset.section().field("tiers");
        if (basedOnPoints && field != null && ruleset.rules().stream().noneMatch(RulesetLint::givesPoints)) {
            warnings.add(
                    field.value().at(),
                    field.path(),
                    "no customer reaches a tier: tiers are based on points earned, but no rule gives points");
        }
    }

    private void checkRedemption(
            YamlSection redemption, UnseenAttributes unseen, UnsatisfiableConditions unsatisfiable) {
        List<LocatedRate> rates = LocatedRate.of(ruleset);
        checkNothingToRedeem(redemption);
        new ShadowedRates(warnings).check(rates);
        unseen.checkRedemption(redemption, rates);
        unsatisfiable.checkRedemption(redemption);
        rates.forEach(unsatisfiable::checkRate);
    }

    /** Warns of a step or minimum above the most points of an order. */
    private void checkNothingToRedeem(YamlSection redemption) {
        RedemptionPolicy policy = ruleset.ruleset().redemption();
        YamlField max = redemption.field("maxPointsPerOrder");
        Long maximum = policy.maxPointsPerOrder();
        if (max != null && maximum != null && maximum > 0) {
            if (maximum < policy.step()) {
                warnings.add(max.value().at(), max.path(), "no points can be redeemed: the step is " + policy.step());
            } else if (maximum < policy.minPoints()) {
                warnings.add(
                        max.value().at(),
                        max.path(),
                        "no points can be redeemed: the minimum is " + policy.minPoints());
            }
        }
    }

    private static boolean givesPoints(LocatedRule located) {
        EarningRule rule = located.rule();
        return rule.active()
                && rule.mode() == RuleMode.LIVE
                && Stream.concat(Stream.of(rule.earn()), rule.tierEarn().values().stream())
                        .anyMatch(RulesetLint::givesPoints);
    }

    private static boolean givesPoints(EarningStyle style) {
        return switch (style) {
            case EarningStyle.Fixed fixed -> fixed.points() > 0;
            case EarningStyle.PerSpent perSpent -> perSpent.points() > 0;
            case EarningStyle.PerQuantity perQuantity -> perQuantity.points() > 0;
            case EarningStyle.PerItem _ -> true;
            case EarningStyle.Multiply _ -> false;
        };
    }
}
