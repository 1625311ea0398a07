package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule's {@code earn} and its overrides in {@code tiers}.
 *
 * @param trigger of the rule; null if it is invalid
 */
record EarningStyleReader(@Nullable Trigger trigger) {

    private static final List<String> KEYS = List.of("style", "points", "step", "partialSteps", "max");
    private static final Map<String, Style> STYLES = NameReader.kebabCase(Style.class);
    private static final Map<String, EarningStyle.PartialSteps> PARTIAL_STEPS =
            NameReader.kebabCase(EarningStyle.PartialSteps.class);

    private enum Style {
        FIXED,
        PER_SPENT,
        PER_QUANTITY
    }

    /** Reads the earning style; returns null after adding an error. */
    @Nullable
    EarningStyle read(YamlField field) {
        YamlSection section = field.section(KEYS);
        return section == null ? null : read(section);
    }

    /**
     * Reads the overrides by tier. Values that an override omits come from the rule's {@code earn}.
     *
     * @param earn the rule's valid {@code earn}; null if it is invalid, in which case no override is read
     */
    @Nullable
    Map<String, EarningStyle> overrides(YamlField field, @Nullable YamlField earn, TierNames tiers) {
        YamlSection overrides = field.section();
        YamlSection defaults = earn == null ? null : earn.section();
        if (overrides == null) {
            return null;
        }
        if (!tiers.inFile()) {
            field.addError(TierNames.NO_TIERS, "tiers: {levels: [ … ]} at the top of the file");
        }
        Map<String, EarningStyle> styles = new HashMap<>();
        for (YamlSection.NamedField entry : overrides.entries()) {
            tiers.check(entry);
            YamlSection override = entry.field().section(KEYS);
            EarningStyle style = override == null || defaults == null ? null : read(override.withDefaults(defaults));
            if (style != null) {
                styles.put(entry.key(), style);
            }
        }
        return Map.copyOf(styles);
    }

    private @Nullable EarningStyle read(YamlSection section) {
        Style style = section.requireOrNull("style", this::style);
        long points = section.require("points", 0L, YamlField::points);
        long max = section.read("max", 0L, YamlField::points);
        if (style == null) {
            return null;
        }
        if (style != Style.PER_SPENT) {
            section.rejectKey("partialSteps", "only allowed with the style per-spent");
        }
        return switch (style) {
            case FIXED -> {
                section.rejectKey("step", "not allowed with the style fixed");
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
        if (style != null && style != Style.FIXED && trigger != null && trigger.isTimeTriggered()) {
            field.addError("the event " + trigger.wireName() + " allows only fixed points", "fixed");
        }
        return style;
    }
}
