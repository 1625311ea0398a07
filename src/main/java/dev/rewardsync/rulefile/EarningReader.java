package dev.rewardsync.rulefile;

import dev.rewardsync.rule.Earning;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule's {@code earn}.
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
        if (section == null) {
            return null;
        }
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
        if (style != null && style != Style.FIXED && trigger != null && !trigger.hasOrder()) {
            field.problem("the event " + trigger.wireName() + " has no order to earn on", "fixed");
        }
        return style;
    }
}
