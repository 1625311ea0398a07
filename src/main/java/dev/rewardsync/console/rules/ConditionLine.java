package dev.rewardsync.console.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A line of a condition in words.
 *
 * @param depth the number of containers around it
 */
public record ConditionLine(int depth, String text) {

    private static final Map<String, String> CONTAINERS = Map.of(
            "all", "all of these hold:",
            "any", "at least one of these holds:",
            "none", "none of these holds:",
            "notAll", "at least one of these does not hold:",
            "found", "an item of the order matches:",
            "notFound", "no item of the order matches:");

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("eq", "is"),
            Map.entry("ne", "is not"),
            Map.entry("gt", "is more than"),
            Map.entry("gte", "is at least"),
            Map.entry("lt", "is less than"),
            Map.entry("lte", "is at most"),
            Map.entry("in", "is one of"),
            Map.entry("nin", "is none of"),
            Map.entry("contains", "contains"),
            Map.entry("ncontains", "does not contain"));

    /** Returns the lines of a condition in a ruleset's canonical content; empty if there is none. */
    static List<ConditionLine> of(JsonNode condition) {
        List<ConditionLine> lines = new ArrayList<>();
        add(lines, 0, condition);
        return List.copyOf(lines);
    }

    private static void add(List<ConditionLine> lines, int depth, JsonNode node) {
        if (node.isArray()) {
            node.forEach(part -> add(lines, depth, part));
        }
        for (Map.Entry<String, JsonNode> part : properties(node)) {
            String container = CONTAINERS.get(part.getKey());
            if (isOfOneCondition(part)) {
                add(lines, depth, part.getValue());
            } else if (container != null) {
                lines.add(new ConditionLine(depth, container));
                add(lines, depth + 1, part.getValue());
            } else if (part.getKey().equals("subselect")) {
                addTotal(lines, depth, part.getValue());
            } else {
                addComparison(lines, depth, part.getKey(), part.getValue());
            }
        }
    }

    /** Returns whether a container says nothing: all, or at least one, of a single condition. */
    private static boolean isOfOneCondition(Map.Entry<String, JsonNode> container) {
        return (container.getKey().equals("all") || container.getKey().equals("any"))
                && container.getValue().isArray()
                && container.getValue().size() == 1;
    }

    private static void addTotal(List<ConditionLine> lines, int depth, JsonNode node) {
        JsonNode where = node.path("where");
        String items = where.isMissingNode() ? "all items" : "the items that match";
        addComparison(lines, depth, "the " + node.path("total").asString("amount") + " of " + items, node.path("is"));
        add(lines, depth + 1, where);
    }

    private static void addComparison(List<ConditionLine> lines, int depth, String attribute, JsonNode node) {
        if (!node.isObject()) {
            lines.add(new ConditionLine(depth, attribute + " is " + value(node)));
        }
        for (Map.Entry<String, JsonNode> comparison : properties(node)) {
            String text = comparison.getKey().equals("exists")
                    ? comparison.getValue().asBoolean() ? "has a value" : "has no value"
                    : OPERATORS.getOrDefault(comparison.getKey(), comparison.getKey()) + " "
                            + value(comparison.getValue());
            lines.add(new ConditionLine(depth, attribute + " " + text));
        }
    }

    private static Set<Map.Entry<String, JsonNode>> properties(JsonNode node) {
        return node.properties();
    }

    private static String value(JsonNode node) {
        if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.forEach(element -> values.add(value(element)));
            return String.join(", ", values);
        }
        return node.asString();
    }
}
