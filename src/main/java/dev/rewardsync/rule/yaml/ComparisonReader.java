package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.condition.AttributeType;
import dev.rewardsync.rule.condition.ConditionNode;
import dev.rewardsync.rule.condition.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads comparisons: {@code {operator: value}}, or a bare value for {@code eq}. If a mapping has several operators,
 * such as {@code {gte: 20, lt: 50}}, all must hold.
 *
 * @param type of the compared attribute
 * @param texts reads text operands
 * @param nodes creates the condition from an operator and its operand
 */
record ComparisonReader<S>(AttributeType type, ValueReader<YamlField, String> texts, NodeFactory<S> nodes) {

    /** Creates a reader of comparisons with arbitrary text. */
    ComparisonReader(AttributeType type, NodeFactory<S> nodes) {
        this(type, YamlField::text, nodes);
    }

    /** Reads a condition; returns null after adding an error. */
    @Nullable
    ConditionNode<S> read(YamlField field) {
        if (!(field.value() instanceof YamlValue.Mapping)) {
            return compare(Operator.EQ, field);
        }
        YamlSection section = Objects.requireNonNull(field.section());
        List<ConditionNode<S>> conditions = new ArrayList<>();
        for (YamlSection.NamedField entry : section.entries()) {
            Operator operator = operator(entry);
            ConditionNode<S> node = operator == null ? null : compare(operator, entry.field());
            if (node != null) {
                conditions.add(node);
            }
        }
        if (section.entries().isEmpty()) {
            field.addError("no operator", "one of " + String.join(", ", names()));
        }
        return conditions.size() == 1 ? conditions.getFirst() : new ConditionNode.All<>(conditions);
    }

    private @Nullable Operator operator(YamlSection.NamedField entry) {
        ErrorCollector errors = entry.field().errors();
        String path = entry.field().path();
        Operator operator = Operator.fromWireName(entry.key()).orElse(null);
        if (operator == null) {
            errors.addUnknown(entry.at(), path, "operator", entry.key(), names());
        } else if (!type.supports(operator)) {
            errors.add(
                    entry.at(),
                    path,
                    "the operator " + entry.key() + " is not supported for " + type.wording(),
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
        return operand == null ? null : nodes.node(operator, operand);
    }

    private @Nullable AttributeValue operand(Operator operator, YamlField field) {
        if (operator.takesList()) {
            return list(operator, field);
        }
        if (field.value() instanceof YamlValue.Sequence) {
            field.addError("found a list", "one value; to compare with several values use in: [ … ]");
            return null;
        }
        return single(operator, field);
    }

    private @Nullable AttributeValue list(Operator operator, YamlField field) {
        List<YamlField> fields = field.list("a list of values, at least one");
        if (fields == null) {
            return null;
        }
        List<AttributeValue> values = fields.stream()
                .map(element -> single(operator, element))
                .filter(Objects::nonNull)
                .toList();
        return values.size() == fields.size() ? new AttributeValue.Many(values) : null;
    }

    private @Nullable AttributeValue single(Operator operator, YamlField field) {
        return switch (operator) {
            case EXISTS -> flag(field);
            case GT, GTE, LT, LTE -> number(field);
            case EQ, NE, IN, NIN, CONTAINS, NCONTAINS ->
                switch (type) {
                    case TEXT, LOOSE_TEXT -> text(field);
                    case NUMBER, MONEY, TOTAL -> number(field);
                    case FLAG -> flag(field);
                    case ANY -> field.scalar(type.wording());
                };
        };
    }

    private @Nullable AttributeValue text(YamlField field) {
        String text = texts.read(field);
        return text == null ? null : new AttributeValue.Text(text);
    }

    private static @Nullable AttributeValue number(YamlField field) {
        BigDecimal number = field.decimal();
        return number == null ? null : new AttributeValue.Numeric(number);
    }

    private static @Nullable AttributeValue flag(YamlField field) {
        Boolean flag = field.flag();
        return flag == null ? null : new AttributeValue.Flag(flag);
    }

    /** Creates the condition of an operator and its operand. */
    @FunctionalInterface
    interface NodeFactory<S> {
        ConditionNode<S> node(Operator operator, AttributeValue operand);
    }
}
