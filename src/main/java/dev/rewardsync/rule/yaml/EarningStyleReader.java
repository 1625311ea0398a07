package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.condition.AttributeCatalog;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule's {@code earn} and its overrides in {@code tiers}.
 *
 * @param trigger of the rule; null if it is invalid
 */
record EarningStyleReader(@Nullable Trigger trigger) {

    private static final List<String> KEYS =
            List.of("style", "points", "step", "partialSteps", "attribute", "factor", "of", "max");
    private static final Map<String, Style> STYLES = NameReader.kebabCase(Style.class);
    private static final Map<String, EarningStyle.PartialSteps> PARTIAL_STEPS =
            NameReader.kebabCase(EarningStyle.PartialSteps.class);

    private enum Style {
        FIXED(false, "points"),
        PER_SPENT(false, "points", "step", "partialSteps"),
        PER_QUANTITY(true, "points", "step"),
        PER_ITEM(true, "attribute"),
        MULTIPLY(true, "factor", "of", "partialSteps");

        private final boolean needsOrder;
        private final Set<String> keys;

        Style(boolean needsOrder, String... ownKeys) {
            this.needsOrder = needsOrder;
            this.keys =
                    Stream.concat(Stream.of("style", "max"), Stream.of(ownKeys)).collect(Collectors.toSet());
        }
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
        long max = section.read("max", 0L, YamlField::points);
        if (style == null) {
            return null;
        }
        rejectKeysOfOtherStyles(section, style);
        return switch (style) {
            case FIXED -> new EarningStyle.Fixed(points(section), max);
            case PER_SPENT ->
                new EarningStyle.PerSpent(
                        points(section),
                        section.require("step", BigDecimal.ONE, YamlField::positiveDecimal),
                        partialSteps(section),
                        max);
            case PER_QUANTITY ->
                new EarningStyle.PerQuantity(
                        points(section), section.read("step", BigDecimal.ONE, YamlField::positiveDecimal), max);
            case PER_ITEM ->
                new EarningStyle.PerItem(section.require("attribute", "", EarningStyleReader::attribute), max);
            case MULTIPLY ->
                new EarningStyle.Multiply(
                        section.require("factor", BigDecimal.TWO, EarningStyleReader::factor),
                        section.read("of", Set.of(), NameReader::names),
                        partialSteps(section),
                        max);
        };
    }

    private static EarningStyle.PartialSteps partialSteps(YamlSection section) {
        return section.read(
                "partialSteps", EarningStyle.PartialSteps.DROP, steps -> steps.oneOf("rounding", PARTIAL_STEPS));
    }

    private static @Nullable BigDecimal factor(YamlField field) {
        BigDecimal factor = field.decimal();
        if (factor != null && factor.compareTo(BigDecimal.ONE) <= 0) {
            field.addError("found the number " + factor.toPlainString(), "a number more than 1; 2 doubles the points");
        }
        return factor;
    }

    private static long points(YamlSection section) {
        return section.require("points", 0L, YamlField::points);
    }

    private static void rejectKeysOfOtherStyles(YamlSection section, Style style) {
        for (String key : KEYS) {
            if (!style.keys.contains(key)) {
                section.rejectKey(
                        key,
                        "not allowed with the style %s, only with %s"
                                .formatted(NameReader.kebabCase(style), stylesWith(key)));
            }
        }
    }

    private static String stylesWith(String key) {
        return Arrays.stream(Style.values())
                .filter(style -> style.keys.contains(key))
                .map(NameReader::kebabCase)
                .collect(Collectors.joining(", "));
    }

    /** Reads the name of a product attribute, or {@code weight}. Other predefined attributes have styles of their own. */
    private static @Nullable String attribute(YamlField field) {
        String name = NameReader.name(field);
        String prefix = AttributeCatalog.ITEM_PREFIX;
        if (name == null || name.equals("weight")) {
            return name;
        }
        if (name.startsWith(prefix)) {
            field.addError("a name with the prefix " + prefix, YamlField.quoted(name.substring(prefix.length())));
        } else if (AttributeCatalog.itemAttributeNames().contains(prefix + name)) {
            field.addError(
                    YamlField.quoted(name) + " is not a product attribute",
                    "an attribute of the product; for money use the style per-spent, for pieces per-quantity");
        }
        return name;
    }

    private @Nullable Style style(YamlField field) {
        Style style = field.oneOf("style", STYLES);
        if (style == null || style == Style.FIXED || trigger == null) {
            return style;
        }
        if (trigger.isTimeTriggered()) {
            field.addError("the event " + trigger.wireName() + " allows only fixed points", "fixed");
        } else if (style.needsOrder && !trigger.hasOrder()) {
            field.addError("the event " + trigger.wireName() + " has no order", "fixed or per-spent");
        }
        return style;
    }
}
