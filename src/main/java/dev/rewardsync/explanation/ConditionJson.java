package dev.rewardsync.explanation;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.json.OrderedFields;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.ConditionTrace.Actual;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Formats the traces of conditions as JSON. */
final class ConditionJson {

    private ConditionJson() {}

    /** Returns the trace of a condition and its nested conditions. */
    static Map<String, Object> of(ConditionTrace trace) {
        return switch (trace) {
            case ConditionTrace.ContainerTrace(String joint, List<ConditionTrace> parts, boolean held) ->
                new OrderedFields()
                        .put(joint, parts.stream().map(ConditionJson::of).toList())
                        .put("held", held)
                        .byName();
            case ConditionTrace.ComparisonTrace leaf ->
                compared(
                                leaf.operator(),
                                leaf.expected(),
                                leaf.actual(),
                                new OrderedFields().put("attribute", leaf.attribute()))
                        .put("held", leaf.held())
                        .byName();
            case ConditionTrace.ItemSearchTrace(String question, List<ConditionTrace.ItemTrace> items, boolean held) ->
                new OrderedFields()
                        .put(question, items.stream().map(ConditionJson::item).toList())
                        .put("held", held)
                        .byName();
            case ConditionTrace.ItemTotalTrace sum ->
                compared(
                                sum.operator(),
                                sum.expected(),
                                sum.actual(),
                                new OrderedFields().put("subselect", sum.total()))
                        .put(
                                "where",
                                sum.items().stream().map(ConditionJson::item).toList())
                        .put("held", sum.held())
                        .byName();
        };
    }

    private static Map<String, Object> item(ConditionTrace.ItemTrace item) {
        return new OrderedFields()
                .put("lineId", item.lineId())
                .put("sku", item.sku())
                .put("condition", of(item.condition()))
                .byName();
    }

    private static OrderedFields compared(String operator, AttributeValue wanted, Actual actual, OrderedFields fields) {
        fields.put("operator", operator).put("wanted", plain(wanted));
        return switch (actual) {
            case Actual.Present(AttributeValue value) -> fields.put("actual", plain(value));
            case Actual.Missing missing -> fields.put("missing", true);
            case Actual.NotConvertible notConvertible -> fields.put("noExchangeRate", true);
        };
    }

    private static Object plain(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> text;
            case AttributeValue.Numeric(BigDecimal number) -> number;
            case AttributeValue.Flag(boolean flag) -> flag;
            case AttributeValue.Many(List<AttributeValue> values) ->
                values.stream().map(ConditionJson::plain).toList();
        };
    }
}
