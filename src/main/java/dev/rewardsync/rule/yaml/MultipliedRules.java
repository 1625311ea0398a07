package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.RuleMode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that the rules whose points are multiplied run before the rule that multiplies them, in the same chain. */
final class MultipliedRules {

    private static final String NAMED_RULES = "of";

    private final List<LocatedRule> inOrder;

    private MultipliedRules(List<LocatedRule> inOrder) {
        this.inOrder = inOrder;
    }

    /** Adds an error for every name of a rule that cannot be multiplied. */
    static void check(List<LocatedRule> rules) {
        MultipliedRules check = new MultipliedRules(rules.stream()
                .sorted(Comparator.comparingInt(located -> located.rule().priority()))
                .toList());
        rules.forEach(check::check);
    }

    private void check(LocatedRule located) {
        EarningRule rule = located.rule();
        if (rule.earn() instanceof EarningStyle.Multiply) {
            check(rule, located.section().field("earn"));
        }
        YamlField tiers = located.section().field("tiers");
        YamlSection overrides = tiers == null ? null : tiers.section();
        if (overrides != null) {
            for (YamlSection.NamedField override : overrides.entries()) {
                if (rule.tierEarn().get(override.key()) instanceof EarningStyle.Multiply) {
                    check(rule, override.field());
                }
            }
        }
    }

    private void check(EarningRule rule, @Nullable YamlField earn) {
        YamlSection section = earn == null ? null : earn.section();
        YamlField names = section == null ? null : section.field(NAMED_RULES);
        List<YamlField> fields = names == null ? null : names.listOrEmpty("a list of rules");
        if (fields != null) {
            fields.forEach(field -> checkName(rule, field));
        }
    }

    private void checkName(EarningRule rule, YamlField field) {
        String name = field.text();
        if (name == null) {
            return;
        }
        List<String> allowed = inOrder.stream()
                .map(LocatedRule::rule)
                .takeWhile(other -> other != rule)
                .filter(other -> other.trigger().equals(rule.trigger()) && other.mode() == RuleMode.LIVE)
                .map(EarningRule::id)
                .toList();
        if (allowed.contains(name)) {
            return;
        }
        EarningRule named = inOrder.stream()
                .map(LocatedRule::rule)
                .filter(other -> other.id().equals(name))
                .findFirst()
                .orElse(null);
        if (named == null) {
            field.errors().addUnknown(field.value().at(), field.path(), "rule", name, allowed);
        } else {
            field.addError(
                    "the rule " + YamlField.quoted(name)
                            + (named.mode() == RuleMode.TRIAL
                                    ? " is a trial, which gives no points"
                                    : " does not run before this one for the same event"),
                    allowed.isEmpty() ? "an earlier rule; a lower priority runs first" : String.join(" or ", allowed));
        }
    }
}
