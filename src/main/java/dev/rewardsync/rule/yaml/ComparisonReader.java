package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.condition.AttributeType;
import dev.rewardsync.rule.condition.ConditionNode;
import dev.rewardsync.rule.condition.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons of the file: {@code {operator: value}}, or a bare value for {@code eq}. Of several operators in one
 * mapping, such as {@code {gte: 20, lt: 50}}, all must hold.
 *
 * @param type of what is compared
 * @param texts how texts to compare with are read
 * @param comparison how an operator and its operand become a condition
 */
record ComparisonReader<S>(AttributeType type, ValueReader<YamlField, String> texts, Comparison<S> comparison) {

    /** Comparisons with any text. */
    ComparisonReader(AttributeType type, Comparison<S> comparison) {
        this(type, YamlField::text, comparison);
    }

    /** The condition; null where it is wrong. */
    @Nullable
    ConditionNode<S> read(YamlField field) {
        if (!(field.value() instanceof YamlValue.Mapping)) {
            return compare(Operator.EQ, field);
        }
        YamlSection section = Objects.requireNonNull(field.section());
        List<ConditionNode<S>> nodes = new ArrayList<>();
        for (YamlSection.Entry entry : section.entries()) {
            Operator operator = operator(entry);
            ConditionNode<S> node = operator == null ? null : compare(operator, entry.field());
            if (node != null) {
                nodes.add(node);
            }
        }
        if (section.entries().isEmpty()) {
            field.problem("no operator", "one of " + String.join(", ", names()));
        }
        return nodes.size() == 1 ? nodes.getFirst() : new ConditionNode.All<>(nodes);
    }

    private @Nullable Operator operator(YamlSection.Entry entry) {
        ErrorCollector problems = entry.field().problems();
        String path = entry.field().path();
        Operator operator = Operator.named(entry.key()).orElse(null);
        if (operator == null) {
            problems.addUnknown(entry.at(), path, "operator", entry.key(), names());
        } else if (!type.suits(operator)) {
            problems.add(
                    entry.at(),
                    path,
                    "the operator " + entry.key() + " does not suit " + type.wording(),
                    "one of " + String.join(", ", names()));
            return null;
        }
        return operator;
    }

    private List<String> names() {
        return type.operators().stream().map(Operator::wireName).toList();
    }

    private @Nullable ConditionNode<S> compare(Operator operator, YamlField field) {
        AttributeValue operand = operand(operator, field);
        return operand == null ? null : comparison.node(operator, operand);
    }

    private @Nullable AttributeValue operand(Operator operator, YamlField field) {
        if (operator.takesList()) {
            return several(operator, field);
        }
        if (field.value() instanceof YamlValue.Sequence) {
            field.problem("found a list", "one value; for one of several write in: [ … ]");
            return null;
        }
        return one(operator, field);
    }

    private @Nullable AttributeValue several(Operator operator, YamlField field) {
        List<YamlField> fields = field.list("a list of values, at least one");
        if (fields == null) {
            return null;
        }
        List<AttributeValue> values = fields.stream()
                .map(element -> one(operator, element))
                .filter(Objects::nonNull)
                .toList();
        return values.size() == fields.size() ? new AttributeValue.Many(values) : null;
    }

    private @Nullable AttributeValue one(Operator operator, YamlField field) {
        return switch (operator) {
            case EXISTS -> flag(field);
            case GT, GTE, LT, LTE -> number(field);
            case EQ, NE, IN, NIN, CONTAINS, NCONTAINS ->
                switch (type) {
                    case TEXT, TYPED_TEXT -> text(field);
                    case NUMBER, MONEY, TOTAL -> number(field);
                    case FLAG -> flag(field);
                    case ANY -> field.scalar(type.wording());
                };
        };
    }

    private @Nullable AttributeValue text(YamlField field) {
        String text = texts.of(field);
        return text == null ? null : new AttributeValue.Text(text);
    }

    private static @Nullable AttributeValue number(YamlField field) {
        var number = field.decimal();
        return number == null ? null : new AttributeValue.Numeric(number);
    }

    private static @Nullable AttributeValue flag(YamlField field) {
        Boolean flag = field.flag();
        return flag == null ? null : new AttributeValue.Flag(flag);
    }

    /** How an operator and its operand become a condition. */
    @FunctionalInterface
    interface Comparison<S> {
        ConditionNode<S> node(Operator operator, AttributeValue operand);
    }
}
