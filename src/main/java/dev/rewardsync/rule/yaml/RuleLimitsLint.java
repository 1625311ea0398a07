package dev.rewardsync.rule.yaml;

import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.rule.RuleLimit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Searches for limits that have no effect because another limit of the rule is always tighter. */
record RuleLimitsLint(WarningCollector warnings) {

    /** Adds a warning for every limit without effect. */
    void check(LocatedRule located) {
        List<RuleLimit> limits = located.rule().limits();
        for (int index = 0; index < limits.size(); index++) {
            YamlField field = field(located, index);
            if (field != null) {
                check(limits, index, field);
            }
        }
    }

    /** Returns the location of a limit. The limit after those in {@code limits} is {@code maxPerDay}. */
    private static @Nullable YamlField field(LocatedRule located, int index) {
        YamlField list = located.section().field("limits");
        List<YamlField> fields = list == null ? null : list.listOrEmpty("a list of limits");
        return fields != null && index < fields.size()
                ? fields.get(index)
                : located.section().field("maxPerDay");
    }

    private void check(List<RuleLimit> limits, int index, YamlField field) {
        RuleLimit limit = limits.get(index);
        for (int other = 0; other < limits.size(); other++) {
            boolean same = limits.get(other).equals(limit);
            if (other != index && isTighter(limits.get(other), limit) && (!same || other < index)) {
                warnings.add(
                        field.value().at(),
                        field.path(),
                        "the limit has no effect: the rule's limit of %s is tighter"
                                .formatted(text(limits.get(other))));
                return;
            }
        }
    }

    /** Returns whether one limit never allows more than another. */
    private static boolean isTighter(RuleLimit one, RuleLimit other) {
        return one.measure() == other.measure() && one.max() <= other.max() && contains(one.per(), other.per());
    }

    private static boolean contains(LimitPeriod longer, LimitPeriod shorter) {
        return longer == shorter
                || switch (longer) {
                    case DAY -> false;
                    case WEEK, MONTH -> shorter == LimitPeriod.DAY;
                    case YEAR -> shorter == LimitPeriod.DAY || shorter == LimitPeriod.MONTH;
                    case EVER -> true;
                };
    }

    private static String text(RuleLimit limit) {
        return "%d %s%s"
                .formatted(
                        limit.max(),
                        limit.measure().name().toLowerCase(Locale.ROOT),
                        limit.per() == LimitPeriod.EVER
                                ? " ever"
                                : " per " + limit.per().name().toLowerCase(Locale.ROOT));
    }
}
