package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import java.util.List;

/**
 * Searches for redemption rates that never count for an order because an earlier rate matches all of their orders: only the
 * first rate that matches counts.
 */
record ShadowedRates(WarningCollector warnings) {

    /**
     * Adds a warning for every shadowed rate.
     *
     * @param rates in the order in which they are tried
     */
    void check(List<LocatedRate> rates) {
        for (int index = 0; index < rates.size(); index++) {
            LocatedRate shadowed = rates.get(index);
            rates.subList(0, index).stream()
                    .filter(earlier -> shadows(earlier, shadowed))
                    .findFirst()
                    .ifPresent(earlier -> warn(earlier, shadowed));
        }
    }

    private void warn(LocatedRate earlier, LocatedRate shadowed) {
        warnings.add(
                shadowed.section().mapping().at(),
                shadowed.section().path(),
                "the rate never counts: %s in line %d is tried first and matches all of its orders"
                        .formatted(
                                YamlField.quoted(earlier.rate().id()),
                                earlier.section().mapping().at().line()));
    }

    private static boolean shadows(LocatedRate located, LocatedRate other) {
        Rate earlier = located.rate();
        Rate rate = other.rate();
        return rate.active()
                && earlier.active()
                && (earlier.when() == Condition.ALWAYS || when(located).equals(when(other)))
                && ShadowedRules.covers(earlier.websites(), rate.websites())
                && ShadowedRules.covers(earlier.groups(), rate.groups())
                && ShadowedRules.covers(earlier.tiers(), rate.tiers());
    }

    /** Returns a text that is equal for conditions with the same content; empty for a rate without a condition. */
    private static String when(LocatedRate rate) {
        YamlField when = rate.section().field("when");
        YamlSection section = when == null ? null : when.section();
        return section == null ? "" : CanonicalContent.of(section.mapping());
    }
}
