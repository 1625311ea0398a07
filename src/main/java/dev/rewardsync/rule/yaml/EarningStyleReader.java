package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule's {@code earn}, and what its {@code tiers} say in place of it.
 *
 * @param trigger what the rule listens to; null where the file gets that wrong
 */
record EarningStyleReader(@Nullable Trigger trigger) {

    private static final List<String> KEYS = List.of("style", "points", "step", "partialSteps", "max");
    private static final Map<String, Style> STYLES = NameReader.of(Style.class);
    private static final Map<String, EarningStyle.PartialSteps> PARTIAL_STEPS =
            NameReader.of(EarningStyle.PartialSteps.class);

    private enum Style {
        FIXED,
        PER_SPENT,
        PER_QUANTITY
    }

    /** How the rule counts points; null where it is wrong. */
    @Nullable
    EarningStyle read(YamlField field) {
        YamlSection section = field.section(KEYS);
        return section == null ? null : read(section);
    }

    /**
     * How the rule counts points instead, by tier; what an override leaves out is as in the rule's {@code earn}.
     *
     * @param earn the rule's own, without fault; null where it is not, and then overrides can't be read
     */
    @Nullable
    Map<String, EarningStyle> overrides(YamlField field, @Nullable YamlField earn, TierNames tiers) {
        YamlSection overrides = field.section();
        YamlSection common = earn == null ? null : earn.section();
        if (overrides == null) {
            return null;
        }
        if (!tiers.inFile()) {
            field.problem(TierNames.NO_TIERS, "tiers: {levels: [ … ]} at the top of the file");
        }
        Map<String, EarningStyle> earnings = new HashMap<>();
        for (YamlSection.Entry entry : overrides.entries()) {
            tiers.check(entry);
            YamlSection own = entry.field().section(KEYS);
            EarningStyle earning = own == null || common == null ? null : read(own.over(common));
            if (earning != null) {
                earnings.put(entry.key(), earning);
            }
        }
        return Map.copyOf(earnings);
    }

    private @Nullable EarningStyle read(YamlSection section) {
        Style style = section.requireOrNull("style", this::style);
        long points = section.require("points", 0L, YamlField::points);
        long max = section.read("max", 0L, YamlField::points);
        if (style == null) {
            return null;
        }
        if (style != Style.PER_SPENT) {
            section.refuse("partialSteps", "only of use with the style per-spent");
        }
        return switch (style) {
            case FIXED -> {
                section.refuse("step", "of no use with the style fixed");
                yield new EarningStyle.Fixed(points, max);
            }
            case PER_SPENT ->
                new EarningStyle.PerSpent(
                        points,
                        section.require("step", BigDecimal.ONE, YamlField::positiveDecimal),
                        section.read(
                                "partialSteps",
                                EarningStyle.PartialSteps.DROP,
                                steps -> steps.oneOf("rounding", PARTIAL_STEPS)),
                        max);
            case PER_QUANTITY ->
                new EarningStyle.PerQuantity(
                        points, section.read("step", BigDecimal.ONE, YamlField::positiveDecimal), max);
        };
    }

    private @Nullable Style style(YamlField field) {
        Style style = field.oneOf("style", STYLES);
        if (style != null && style != Style.FIXED && trigger != null && trigger.isOfTime()) {
            field.problem("the event " + trigger.wireName() + " has nothing to earn on", "fixed");
        }
        return style;
    }
}
