package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A conjunction of comparisons of one attribute. It detects some, but not all, unsatisfiable conjunctions.
 *
 * @param type of the attribute
 */
public record Conjunction(AttributeType type, List<Comparison> comparisons) {

    /**
     * A comparison.
     *
     * @param holdsWhenMissing whether the comparison holds if the attribute has no value
     */
    public record Comparison(Operator operator, AttributeValue operand, boolean holdsWhenMissing) {

        private boolean hasOperator(Operator one, Operator other) {
            return operator == one || operator == other;
        }

        private List<AttributeValue> values() {
            return operand instanceof AttributeValue.Many(List<AttributeValue> values) ? values : List.of(operand);
        }
    }

    /** Returns whether no value, not even a missing one, satisfies all comparisons. Returns false if undecided. */
    public boolean isUnsatisfiable() {
        if (comparisons.stream().allMatch(Comparison::holdsWhenMissing)) {
            return false;
        }
        boolean mustBeMissing = comparisons.stream()
                .anyMatch(comparison -> comparison.operator() == Operator.EXISTS
                        && comparison.operand().equals(new AttributeValue.Flag(false)));
        if (mustBeMissing) {
            return true;
        }
        return switch (type) {
            case FLAG ->
                noneSatisfies(Stream.of(true, false)
                        .<AttributeValue>map(AttributeValue.Flag::new)
                        .toList());
            case TEXT, LOOSE_TEXT -> candidates().map(this::noneSatisfies).orElseGet(this::hasContradiction);
            case NUMBER, MONEY, TOTAL -> candidates().map(this::noneSatisfies).orElseGet(this::noNumberSatisfies);
            case ANY -> hasContradiction();
        };
    }

    /** Returns the operands of the first {@code eq} or {@code in}, the only possible values; empty if there is none. */
    private Optional<List<AttributeValue>> candidates() {
        return comparisons.stream()
                .filter(comparison -> comparison.hasOperator(Operator.EQ, Operator.IN))
                .findFirst()
                .map(Comparison::values);
    }

    private boolean noneSatisfies(List<AttributeValue> candidates) {
        Attribute<AttributeValue> attribute = identityAttribute();
        return candidates.stream()
                .noneMatch(candidate -> comparisons.stream()
                        .allMatch(comparison -> attribute
                                .leaf(comparison.operator(), comparison.operand())
                                .holds(candidate, null)));
    }

    /** Returns the attribute of this type whose subject is the value itself. */
    private Attribute<AttributeValue> identityAttribute() {
        return switch (type) {
            case TEXT -> Attribute.text("", (value, pricedOrder) -> ((AttributeValue.Text) value).value());
            case LOOSE_TEXT -> Attribute.looseText("", (value, pricedOrder) -> ((AttributeValue.Text) value).value());
            case NUMBER, MONEY, TOTAL -> Attribute.number("", (value, pricedOrder) -> number(value));
            case FLAG -> Attribute.flag("", (value, pricedOrder) -> ((AttributeValue.Flag) value).value());
            case ANY -> Attribute.any("", (value, pricedOrder) -> value);
        };
    }

    private static BigDecimal number(AttributeValue value) {
        return ((AttributeValue.Numeric) value).value();
    }

    /** Tests every operand, a number in each gap between operands, and one below and above all of them. */
    private boolean noNumberSatisfies() {
        List<BigDecimal> bounds = new ArrayList<>();
        comparisons.stream()
                .filter(comparison -> comparison.operator() != Operator.EXISTS)
                .flatMap(comparison -> comparison.values().stream())
                .map(Conjunction::number)
                .sorted()
                .forEach(bounds::add);
        List<AttributeValue> samples = new ArrayList<>();
        for (int index = 0; index < bounds.size(); index++) {
            BigDecimal bound = bounds.get(index);
            BigDecimal previous = index == 0 ? bound.subtract(BigDecimal.TWO) : bounds.get(index - 1);
            samples.add(new AttributeValue.Numeric(bound));
            samples.add(new AttributeValue.Numeric(previous.add(bound).divide(BigDecimal.TWO)));
        }
        if (bounds.isEmpty()) {
            return false;
        }
        samples.add(new AttributeValue.Numeric(bounds.getLast().add(BigDecimal.ONE)));
        return noneSatisfies(samples);
    }

    /** Returns whether one comparison requires a value that another one excludes, for single values and lists. */
    private boolean hasContradiction() {
        return comparisons.stream().anyMatch(one -> comparisons.stream().anyMatch(other -> contradicts(one, other)));
    }

    private static boolean contradicts(Comparison one, Comparison other) {
        boolean allExcluded = one.hasOperator(Operator.EQ, Operator.IN)
                && other.hasOperator(Operator.NE, Operator.NIN)
                && one.values().stream()
                        .allMatch(value ->
                                other.values().stream().anyMatch(excluded -> AnyValueTest.areEqual(value, excluded)));
        boolean containedExcluded = one.operator() == Operator.CONTAINS
                && other.operator() == Operator.NCONTAINS
                && AnyValueTest.areEqual(one.operand(), other.operand());
        return allExcluded || containedExcluded;
    }
}
