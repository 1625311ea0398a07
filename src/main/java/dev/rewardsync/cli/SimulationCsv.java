package dev.rewardsync.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.rewardsync.simulation.CustomerComparison;
import dev.rewardsync.simulation.CustomerPoints;
import dev.rewardsync.simulation.OrderComparison;
import dev.rewardsync.store.PointsLiability;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Writes the result of a simulation as CSV (RFC 4180): a row for each rule, each customer and order whose points differ,
 * and each part of the liability.
 */
final class SimulationCsv implements SimulationReport {

    private final PrintWriter out;
    private final CsvWriter csv;

    SimulationCsv(PrintWriter out) {
        this.out = out;
        this.csv = CsvWriter.builder().bufferSize(0).build(out);
    }

    @Override
    public boolean listsDifferences() {
        return true;
    }

    @Override
    public boolean explainsLargest() {
        return false;
    }

    @Override
    public void begin(SimulationSummary summary) {
        csv.writeRecord("kind", "id", "customerId", "old", "new", "difference");
        summary.rules().forEach((id, rule) -> row("rule", id, "", rule.oldTotal(), rule.newTotal()));
    }

    @Override
    public void customer(CustomerComparison customer) {
        CustomerPoints before = customer.oldPoints();
        CustomerPoints after = customer.newPoints();
        differing("earned", customer, before.earned(), after.earned());
        differing("owed", customer, before.owed(), after.owed());
    }

    private void differing(String kind, CustomerComparison customer, long before, long after) {
        if (before != after) {
            row(kind, customer.customerId(), customer.customerId(), before, after);
        }
    }

    @Override
    public void order(OrderComparison order) {
        row("order", order.orderId(), order.customerId(), order.oldPoints(), order.newPoints());
    }

    @Override
    public void end(SimulationTotals totals, Map<String, LargestSteps> explanations) {
        PointsLiability before = totals.oldLiability();
        PointsLiability after = totals.newLiability();
        row("liability", "available", "", before.available(), after.available());
        row("liability", "pending", "", before.pending(), after.pending());
        row("liability", "overdrawn", "", before.overdrawn(), after.overdrawn());
        out.flush();
    }

    private void row(String kind, String id, String customerId, long before, long after) {
        csv.writeRecord(
                kind,
                id,
                customerId,
                String.valueOf(before),
                String.valueOf(after),
                String.valueOf(Math.subtractExact(after, before)));
    }
}
