package dev.rewardsync.rulefile;

import dev.rewardsync.rule.Earning;
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
record EarningReader(@Nullable Trigger trigger) {

    private static final List<String> KEYS = List.of("style", "points", "step", "partialSteps", "max");
    private static final Map<String, Style> STYLES = Names.of(Style.class);
    private static final Map<String, Earning.PartialSteps> PARTIAL_STEPS = Names.of(Earning.PartialSteps.class);

    private enum Style {
        FIXED,
        PER_SPENT,
        PER_QUANTITY
    }

    /** How the rule counts points; null where it is wrong. */
    @Nullable
    Earning read(Field field) {
        Section section = field.section(KEYS);
        return section == null ? null : read(section);
    }

    /**
     * How the rule counts points instead, by tier; what an override leaves out is as in the rule's {@code earn}.
     *
     * @param earn the rule's own, without fault; null where it is not, and then overrides can't be read
     */
    @Nullable
    Map<String, Earning> overrides(Field field, @Nullable Field earn, TierNames tiers) {
        Section overrides = field.section();
        Section common = earn == null ? null : earn.section();
        if (overrides == null) {
            return null;
        }
        if (!tiers.inFile()) {
            field.problem(TierNames.NO_TIERS, "tiers: {levels: [ … ]} at the top of the file");
        }
        Map<String, Earning> earnings = new HashMap<>();
        for (Section.Entry entry : overrides.entries()) {
            tiers.check(entry);
            Section own = entry.field().section(KEYS);
            Earning earning = own == null || common == null ? null : read(own.over(common));
            if (earning != null) {
                earnings.put(entry.key(), earning);
            }
        }
        return Map.copyOf(earnings);
    }

    private @Nullable Earning read(Section section) {
        Style style = section.requireOrNull("style", this::style);
        long points = section.require("points", 0L, Field::points);
        long max = section.read("max", 0L, Field::points);
        if (style == null) {
            return null;
        }
        if (style != Style.PER_SPENT) {
            section.refuse("partialSteps", "only of use with the style per-spent");
        }
        return switch (style) {
            case FIXED -> {
                section.refuse("step", "of no use with the style fixed");
                yield new Earning.Fixed(points, max);
            }
            case PER_SPENT ->
                new Earning.PerSpent(
                        points,
                        section.require("step", BigDecimal.ONE, Field::positiveDecimal),
                        section.read(
                                "partialSteps",
                                Earning.PartialSteps.DROP,
                                steps -> steps.oneOf("rounding", PARTIAL_STEPS)),
                        max);
            case PER_QUANTITY ->
                new Earning.PerQuantity(points, section.read("step", BigDecimal.ONE, Field::positiveDecimal), max);
        };
    }

    private @Nullable Style style(Field field) {
        Style style = field.oneOf("style", STYLES);
        if (style != null && style != Style.FIXED && trigger != null && trigger.isOfTime()) {
            field.problem("the event " + trigger.wireName() + " has nothing to earn on", "fixed");
        }
        return style;
    }
}
