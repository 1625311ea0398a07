package dev.rewardsync.cli;

import dev.rewardsync.cli.CustomerReplay.SideOfStep;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.explanation.ExplanationText;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.simulation.CustomerComparison;
import dev.rewardsync.simulation.OrderComparison;
import dev.rewardsync.simulation.RulePoints;
import dev.rewardsync.store.PointsLiability;
import dev.rewardsync.text.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the result of a simulation as text for a terminal with 80 columns. */
final class SimulationTable implements SimulationReport {

    private static final int NAME_WIDTH = 26;
    private static final String ROW = "%-" + NAME_WIDTH + "s%17s%17s%18s";

    private final PrintWriter out;
    private @Nullable SimulationSummary summary;

    SimulationTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public boolean listsDifferences() {
        return false;
    }

    @Override
    public boolean explainsLargest() {
        return true;
    }

    @Override
    public void begin(SimulationSummary begun) {
        summary = begun;
        out.printf("%,d events%n", begun.events());
        out.printf(
                "old: %s, version %s%n",
                begun.oldSide().file(), begun.oldSide().ruleset().version());
        out.printf(
                "new: %s, version %s%n",
                begun.newSide().file(), begun.newSide().ruleset().version());
        out.println();
        heading("Points earned by rule");
        long before = 0;
        long after = 0;
        for (Map.Entry<String, SimulationSummary.RuleComparison> rule :
                begun.rules().entrySet()) {
            SimulationSummary.RuleComparison points = rule.getValue();
            row(
                    rule.getKey(),
                    text(points.oldPoints()),
                    text(points.newPoints()),
                    points.newTotal() - points.oldTotal());
            before += points.oldTotal();
            after += points.newTotal();
        }
        row("all rules", before, after);
        deadLetters(begun);
    }

    private static String text(@Nullable RulePoints points) {
        return points == null ? "no such rule" : "%,d".formatted(points.points());
    }

    private void deadLetters(SimulationSummary begun) {
        Map<RejectionCode, Long> before = begun.oldSide().result().deadLetters();
        Map<RejectionCode, Long> after = begun.newSide().result().deadLetters();
        if (!before.isEmpty() || !after.isEmpty()) {
            out.println();
            heading("Dead letters");
            TreeSet<RejectionCode> codes = new TreeSet<>(before.keySet());
            codes.addAll(after.keySet());
            codes.forEach(code -> row(code.name(), before.getOrDefault(code, 0L), after.getOrDefault(code, 0L)));
        }
    }

    @Override
    public void customer(CustomerComparison customer) {
        // The table has totals only.
    }

    @Override
    public void order(OrderComparison order) {
        // The table has totals only.
    }

    @Override
    public void end(SimulationTotals totals, Map<String, LargestSteps> explanations) {
        PointsLiability before = totals.oldLiability();
        PointsLiability after = totals.newLiability();
        out.println();
        heading("Liability at the end");
        row("available", before.available(), after.available());
        row("pending", before.pending(), after.pending());
        row("overdrawn", before.overdrawn(), after.overdrawn());
        out.println();
        line("Points earned", "more", "less", "the same");
        tally("customers", totals.customers());
        tally("orders", totals.orders());
        List<CustomerComparison> largest = totals.largest();
        if (!largest.isEmpty()) {
            out.println();
            out.println("Largest differences, by customer:");
            for (int index = 0; index < largest.size(); index++) {
                CustomerComparison customer = largest.get(index);
                explain(index + 1, customer, Objects.requireNonNull(explanations.get(customer.customerId())));
            }
        }
        out.flush();
    }

    private void tally(String name, SimulationTotals.Tally tally) {
        line(name, count(tally.more), count(tally.less), count(tally.same));
        line("  points", signed(tally.gained), signed(tally.lost), "");
    }

    private void heading(String title) {
        line(title, "old", "new", "difference");
    }

    private void row(String name, long before, long after) {
        row(name, count(before), count(after), Math.subtractExact(after, before));
    }

    private void row(String name, String before, String after, long difference) {
        if (name.length() >= NAME_WIDTH) {
            out.println(name);
            line("", before, after, signed(difference));
        } else {
            line(name, before, after, signed(difference));
        }
    }

    private void line(String name, String first, String second, String third) {
        out.println(ROW.formatted(name, first, second, third).stripTrailing());
    }

    private static String count(long number) {
        return "%,d".formatted(number);
    }

    private static String signed(long number) {
        return number == 0 ? "0" : "%+,d".formatted(number);
    }

    private void explain(int number, CustomerComparison customer, LargestSteps steps) {
        out.println();
        out.printf(
                "%d. %s earned %s (%s), is owed %s (%s)%n",
                number,
                customer.customerId(),
                fromTo(customer.oldPoints().earned(), customer.newPoints().earned()),
                signed(customer.earnedDifference()),
                fromTo(customer.oldPoints().owed(), customer.newPoints().owed()),
                signed(customer.owedDifference()));
        steps.largest().forEach(this::explain);
        if (steps.more() > 0) {
            out.printf("   and %s more with smaller differences%n", CountText.of(steps.more(), "event"));
        }
    }

    private void explain(ReplayedStep step) {
        out.printf("   %s at %s%n", step.label(), step.at());
        step.changes()
                .forEach((name, change) ->
                        out.printf("     %s %s%n", name, fromTo(change.oldPoints(), change.newPoints())));
        factsBefore(step).forEach(line -> out.printf("     before it: %s%n", line));
        SimulationSummary begun = Objects.requireNonNull(summary);
        explain("old", begun.oldSide().ruleset(), step, step.oldSide());
        explain("new", begun.newSide().ruleset(), step, step.newSide());
    }

    private void explain(String name, Ruleset ruleset, ReplayedStep step, SideOfStep side) {
        String text = ExplanationText.of(ruleset, side.chains(), step.differingRules());
        if (!text.isEmpty()) {
            out.printf("     %s:%n", name);
            text.lines().forEach(line -> out.print("       " + Printable.line(line) + "\n"));
        }
    }

    /** Returns the facts about the customer that already differed before an event, because of earlier ones. */
    private static List<String> factsBefore(ReplayedStep step) {
        if (step.oldSide().chains().isEmpty() || step.newSide().chains().isEmpty()) {
            return List.of();
        }
        CustomerFacts before = step.oldSide().chains().getFirst().facts().customer();
        CustomerFacts after = step.newSide().chains().getFirst().facts().customer();
        List<String> facts = new ArrayList<>();
        addIfDifferent(facts, "tier", before.tier(), after.tier());
        addIfDifferent(facts, "group", before.group(), after.group());
        addIfDifferent(facts, "balance", count(before.balance()), count(after.balance()));
        addIfDifferent(
                facts,
                "lifetime spent points",
                count(before.lifetimeSpentPoints()),
                count(after.lifetimeSpentPoints()));
        return facts;
    }

    private static void addIfDifferent(List<String> facts, String name, String before, String after) {
        if (!before.equals(after)) {
            facts.add("%s %s → %s".formatted(name, before, after));
        }
    }

    private static String fromTo(long before, long after) {
        return "%,d → %,d".formatted(before, after);
    }
}
