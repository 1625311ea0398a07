package dev.rewardsync.rule;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.OrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The earning style of a rule: how its points are calculated. */
public sealed interface EarningStyle {

    /** Returns the maximum points for one event, applied after rounding; 0 for no limit. */
    long max();

    /** A fixed number of points. */
    record Fixed(long points, long max) implements EarningStyle {}

    /**
     * Points for every step of money spent.
     *
     * @param points per step
     * @param step in the ruleset's currency, greater than 0
     */
    record PerSpent(long points, BigDecimal step, PartialSteps partialSteps, long max) implements EarningStyle {}

    /**
     * Points for every full step of eligible pieces.
     *
     * @param points per step
     * @param step greater than 0
     */
    record PerQuantity(long points, BigDecimal step, long max) implements EarningStyle {}

    /**
     * The number in a product attribute, for every piece. The sum over the eligible lines is rounded down.
     *
     * @param attribute name of the product attribute; {@code weight} is the line's weight
     */
    record PerItem(String attribute, long max) implements EarningStyle {

        private static final String WEIGHT = "weight";

        /** Returns the points for one piece of a line, more than 0; null if the line has no such number. */
        @Nullable
        BigDecimal pointsPerPiece(OrderLine line) {
            AttributeValue value = line.attributes().get(attribute);
            BigDecimal number = attribute.equals(WEIGHT) ? line.weight() : value == null ? null : value.asNumber();
            return number == null || number.signum() <= 0 ? null : number;
        }
    }

    /**
     * The points of earlier rules of the chain once more, such as double points with a factor of 2.
     *
     * @param factor more than 1; the rule awards the points × (factor − 1)
     * @param of ids of the rules whose points are multiplied; empty for all earlier rules
     * @param rounding {@code DROP} rounds down like {@code FLOOR}
     */
    record Multiply(BigDecimal factor, Set<String> of, PartialSteps rounding, long max) implements EarningStyle {

        /** Returns whether this style multiplies the points of an earlier rule. */
        boolean multiplies(String ruleId) {
            return of.isEmpty() || of.contains(ruleId);
        }

        /** Returns the rounded points for the points of the earlier rules, before {@link #max}. */
        BigDecimal pointsBeforeMax(BigDecimal multipliedPoints) {
            BigDecimal exact = multipliedPoints.multiply(factor.subtract(BigDecimal.ONE));
            return exact.setScale(
                    0,
                    switch (rounding) {
                        case DROP, FLOOR -> RoundingMode.FLOOR;
                        case HALF_UP -> RoundingMode.HALF_UP;
                        case CEIL -> RoundingMode.CEILING;
                    });
        }
    }

    /** How points are calculated for an incomplete step. */
    enum PartialSteps {
        /** No points: only full steps count. */
        DROP,
        /** Prorated; the total is rounded down. */
        FLOOR,
        /** Prorated; the total is rounded half-up. */
        HALF_UP,
        /** Prorated; the total is rounded up. */
        CEIL
    }
}
