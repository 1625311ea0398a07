package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Comparisons of one attribute that must all hold together. It knows some conjunctions that nothing can satisfy, not
 * all of them.
 *
 * @param type of the attribute
 */
public record Conjunction(AttributeType type, List<Comparison> comparisons) {

    /**
     * One comparison.
     *
     * @param holdsWhenMissing whether it holds where the attribute has no value
     */
    public record Comparison(Operator operator, AttributeValue operand, boolean holdsWhenMissing) {

        private boolean isOneOf(Operator one, Operator other) {
            return operator == one || operator == other;
        }

        private List<AttributeValue> values() {
            return operand instanceof AttributeValue.Many(List<AttributeValue> values) ? values : List.of(operand);
        }
    }

    /** Whether no value, and no missing one either, satisfies them all. Where it is not sure, it says no. */
    public boolean isImpossible() {
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
                noneFits(Stream.of(true, false)
                        .<AttributeValue>map(AttributeValue.Flag::new)
                        .toList());
            case TEXT, TYPED_TEXT -> candidates().map(this::noneFits).orElseGet(() -> contradictsItself());
            case NUMBER, MONEY, TOTAL -> candidates().map(this::noneFits).orElseGet(this::leavesNoNumber);
            case ANY -> contradictsItself();
        };
    }

    /** The values that are left by the first comparison that leaves only some. */
    private Optional<List<AttributeValue>> candidates() {
        return comparisons.stream()
                .filter(comparison -> comparison.isOneOf(Operator.EQ, Operator.IN))
                .findFirst()
                .map(Comparison::values);
    }

    private boolean noneFits(List<AttributeValue> candidates) {
        Attribute<AttributeValue> itself = itself();
        return candidates.stream()
                .noneMatch(candidate -> comparisons.stream()
                        .allMatch(comparison -> itself.leaf(comparison.operator(), comparison.operand())
                                .holds(candidate, null)));
    }

    /** The attribute that a value of its type has in itself. */
    private Attribute<AttributeValue> itself() {
        return switch (type) {
            case TEXT -> Attribute.text("", (value, cart) -> ((AttributeValue.Text) value).value());
            case TYPED_TEXT -> Attribute.typedText("", (value, cart) -> ((AttributeValue.Text) value).value());
            case NUMBER, MONEY, TOTAL -> Attribute.number("", (value, cart) -> number(value));
            case FLAG -> Attribute.flag("", (value, cart) -> ((AttributeValue.Flag) value).value());
            case ANY -> Attribute.any("", (value, cart) -> value);
        };
    }

    private static BigDecimal number(AttributeValue value) {
        return ((AttributeValue.Numeric) value).value();
    }

    private boolean leavesNoNumber() {
        List<BigDecimal> edges = new ArrayList<>();
        comparisons.stream()
                .filter(comparison -> comparison.operator() != Operator.EXISTS)
                .flatMap(comparison -> comparison.values().stream())
                .map(Conjunction::number)
                .sorted()
                .forEach(edges::add);
        List<AttributeValue> witnesses = new ArrayList<>();
        for (int index = 0; index < edges.size(); index++) {
            BigDecimal edge = edges.get(index);
            BigDecimal before = index == 0 ? edge.subtract(BigDecimal.TWO) : edges.get(index - 1);
            witnesses.add(new AttributeValue.Numeric(edge));
            witnesses.add(new AttributeValue.Numeric(before.add(edge).divide(BigDecimal.TWO)));
        }
        if (edges.isEmpty()) {
            return false;
        }
        witnesses.add(new AttributeValue.Numeric(edges.getLast().add(BigDecimal.ONE)));
        return noneFits(witnesses);
    }

    /** Whether one comparison asks for what another one rules out, be the value a list or not. */
    private boolean contradictsItself() {
        return comparisons.stream().anyMatch(one -> comparisons.stream().anyMatch(other -> areOpposite(one, other)));
    }

    private static boolean areOpposite(Comparison one, Comparison other) {
        boolean among = one.isOneOf(Operator.EQ, Operator.IN)
                && other.isOneOf(Operator.NE, Operator.NIN)
                && one.values().stream()
                        .allMatch(value ->
                                other.values().stream().anyMatch(excluded -> UntypedTest.same(value, excluded)));
        boolean contained = one.operator() == Operator.CONTAINS
                && other.operator() == Operator.NCONTAINS
                && UntypedTest.same(one.operand(), other.operand());
        return among || contained;
    }
}
