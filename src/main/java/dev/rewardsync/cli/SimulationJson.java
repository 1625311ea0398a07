package dev.rewardsync.cli;

import dev.rewardsync.cli.CustomerReplay.SideOfStep;
import dev.rewardsync.explanation.ExplanationJson;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.simulation.CustomerComparison;
import dev.rewardsync.simulation.CustomerPoints;
import dev.rewardsync.simulation.OrderComparison;
import dev.rewardsync.simulation.RulePoints;
import dev.rewardsync.store.PointsLiability;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the result of a simulation as one JSON object: rules, every customer and order whose points differ, totals, and
 * the largest differences with their explanations. Each rule, customer and order is on a line of its own.
 */
final class SimulationJson implements SimulationReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final PrintWriter out;
    private @Nullable SimulationSummary summary;
    private final Set<String> lists = new HashSet<>();
    private String openList = "";
    private boolean listEmpty;

    SimulationJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public boolean listsDifferences() {
        return true;
    }

    @Override
    public boolean explainsLargest() {
        return true;
    }

    @Override
    public void begin(SimulationSummary simulated) {
        summary = simulated;
        out.print("{\"events\":" + simulated.events());
        field("old", ruleset(simulated.oldSide()));
        field("new", ruleset(simulated.newSide()));
        simulated.rules().forEach((id, rule) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("ruleId", id);
            putPoints(fields, "old", rule.oldPoints());
            putPoints(fields, "new", rule.newPoints());
            fields.put("difference", rule.newTotal() - rule.oldTotal());
            element("rules", fields);
        });
        ensure("rules");
    }

    private static Map<String, Object> ruleset(SimulationSummary.Side side) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", side.file().toString());
        fields.put("ruleset", side.ruleset().version());
        fields.put("deadLetters", new TreeMap<>(side.result().deadLetters()));
        return fields;
    }

    private static void putPoints(Map<String, Object> fields, String name, @Nullable RulePoints points) {
        if (points != null) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("accruals", points.accruals());
            figures.put("points", points.points());
            fields.put(name, figures);
        }
    }

    @Override
    public void customer(CustomerComparison customer) {
        element("customers", fields(customer));
    }

    private static Map<String, Object> fields(CustomerComparison customer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("customerId", customer.customerId());
        fields.put("old", fields(customer.oldPoints()));
        fields.put("new", fields(customer.newPoints()));
        fields.put("difference", customer.earnedDifference());
        return fields;
    }

    private static Map<String, Object> fields(CustomerPoints points) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("earned", points.earned());
        fields.put("spent", points.lifetime().spent());
        fields.put("expired", points.lifetime().expired());
        fields.put("available", points.balance().available());
        fields.put("pending", points.balance().pending());
        return fields;
    }

    @Override
    public void order(OrderComparison order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("orderId", order.orderId());
        fields.put("customerId", order.customerId());
        fields.put("old", order.oldPoints());
        fields.put("new", order.newPoints());
        fields.put("difference", order.difference());
        ensure("customers");
        element("orders", fields);
    }

    @Override
    public void end(SimulationTotals totals, Map<String, LargestSteps> explanations) {
        ensure("customers");
        ensure("orders");
        list("");
        Map<String, Object> liability = new LinkedHashMap<>();
        liability.put("old", fields(totals.oldLiability()));
        liability.put("new", fields(totals.newLiability()));
        field("liability", liability);
        field("customerTotals", fields(totals.customers()));
        field("orderTotals", fields(totals.orders()));
        totals.largest()
                .forEach(customer -> element("largest", explained(customer, explanations.get(customer.customerId()))));
        ensure("largest");
        list("");
        out.print("}\n");
        out.flush();
    }

    private static Map<String, Object> fields(PointsLiability liability) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("available", liability.available());
        fields.put("pending", liability.pending());
        fields.put("overdrawn", liability.overdrawn());
        return fields;
    }

    private static Map<String, Object> fields(SimulationTotals.Tally tally) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("more", tally.more);
        fields.put("pointsGained", tally.gained);
        fields.put("less", tally.less);
        fields.put("pointsLost", tally.lost);
        fields.put("same", tally.same);
        return fields;
    }

    private Map<String, Object> explained(CustomerComparison customer, @Nullable LargestSteps explanation) {
        Map<String, Object> fields = fields(customer);
        LargestSteps steps = Objects.requireNonNull(explanation);
        fields.put("events", steps.largest().stream().map(this::step).toList());
        fields.put("moreEvents", steps.more());
        return fields;
    }

    private Map<String, Object> step(ReplayedStep step) {
        SimulationSummary simulated = Objects.requireNonNull(summary);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", step.label());
        fields.put("at", step.at().toString());
        fields.put("old", side(simulated.oldSide().ruleset(), step, step.oldSide()));
        fields.put("new", side(simulated.newSide().ruleset(), step, step.newSide()));
        return fields;
    }

    private static Map<String, Object> side(Ruleset ruleset, ReplayedStep step, SideOfStep side) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("earned", ReplayedStep.earned(side));
        Map<String, Object> explanation = ExplanationJson.fields(ruleset, side.chains(), step.differingRules());
        fields.putAll(explanation);
        return fields;
    }

    private void field(String name, Object value) {
        out.print(",\n\"" + name + "\":" + JSON.writeValueAsString(value));
    }

    /** Writes an element of a list, on its own line. */
    private void element(String list, Map<String, Object> fields) {
        list(list);
        out.print((listEmpty ? "\n" : ",\n") + JSON.writeValueAsString(fields));
        listEmpty = false;
    }

    /** Begins a list that has no elements, unless it was begun before. */
    private void ensure(String name) {
        if (!lists.contains(name)) {
            list(name);
        }
    }

    /** Begins a list, unless it is open; ends the list that is open. */
    private void list(String name) {
        if (name.equals(openList)) {
            return;
        }
        if (!openList.isEmpty()) {
            out.print("]");
        }
        if (!name.isEmpty()) {
            out.print(",\n\"" + name + "\":[");
            lists.add(name);
        }
        openList = name;
        listEmpty = true;
    }
}
