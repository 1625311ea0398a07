package dev.rewardsync.console.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of an export's JSON that the tables of the database do not have.
 *
 * @param rules what each cart rule did, those that earned points first
 * @param lines the reward discount by line of the order; empty if no points were used
 * @param discrepancies the differences from what the rules say
 */
public record ExportDocument(List<RuleResult> rules, List<LineDiscount> lines, List<Found> discrepancies) {

    /**
     * What a rule did.
     *
     * @param name the rule's name; its id if the export has no name
     * @param points net points; null if the rule did not apply
     * @param reason why it did not apply; null if it did
     * @param trial whether the rule is on trial, so that its points were not booked
     */
    public record RuleResult(
            String ruleId,
            String name,
            @Nullable Long points,
            @Nullable String reason,
            boolean trial) {}

    /**
     * The reward discount of a line.
     *
     * @param name the name of the product, or its SKU; empty if the order is not in the database
     * @param discount the amount as text
     */
    public record LineDiscount(String lineId, String name, String discount) {}

    /**
     * A discrepancy.
     *
     * @param detail what exactly differs, with the figures
     */
    public record Found(DiscrepancyText text, String detail) {}

    private static final ExportDocument UNREADABLE = new ExportDocument(List.of(), List.of(), List.of());

    /**
     * Reads an export.
     *
     * @param order the order as the shop sent it; null if the database does not have it
     */
    static ExportDocument of(byte[] export, byte @Nullable [] order) {
        JsonNode document = read(export);
        if (document == null) {
            return UNREADABLE;
        }
        JsonNode rewards = document.path("rewards");
        List<RuleResult> rules = new ArrayList<>();
        rewards.path("earnedByRule").forEach(rule -> rules.add(awarded(rule, false)));
        rewards.path("trial").forEach(rule -> rules.add(awarded(rule, true)));
        rewards.path("notApplied")
                .forEach(rule -> rules.add(
                        new RuleResult(text(rule, "ruleId"), text(rule, "ruleId"), null, text(rule, "reason"), false)));
        Map<String, String> names = names(order == null ? null : read(order));
        List<LineDiscount> lines = new ArrayList<>();
        rewards.path("discountByLine").forEach(line -> {
            String id = text(line, "lineId");
            lines.add(new LineDiscount(id, names.getOrDefault(id, ""), text(line, "discount")));
        });
        List<Found> discrepancies = new ArrayList<>();
        document.path("discrepancies")
                .forEach(found ->
                        discrepancies.add(new Found(DiscrepancyText.of(text(found, "code")), text(found, "detail"))));
        return new ExportDocument(List.copyOf(rules), List.copyOf(lines), List.copyOf(discrepancies));
    }

    private static RuleResult awarded(JsonNode rule, boolean trial) {
        return new RuleResult(
                text(rule, "ruleId"), text(rule, "name"), rule.path("points").asLong(0), null, trial);
    }

    /** Returns the names of the products by the ids of their lines. */
    private static Map<String, String> names(@Nullable JsonNode order) {
        Map<String, String> names = new HashMap<>();
        if (order != null) {
            order.path("lines").forEach(line -> {
                String name = text(line, "name");
                names.put(text(line, "lineId"), name.isEmpty() ? text(line, "sku") : name);
            });
        }
        return names;
    }

    private static @Nullable JsonNode read(byte[] json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            return null; // Jackson limits numbers and nesting more than the worker does
        }
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asString("");
    }
}
