package dev.rewardsync.cli;

import dev.rewardsync.simulation.CustomerComparison;
import dev.rewardsync.simulation.OrderComparison;
import java.util.Map;

/** Writes the result of a simulation in one format. The methods that write are called in the order of their declaration. */
interface SimulationReport {

    /** Returns whether the report has every customer and order whose points differ. */
    boolean listsDifferences();

    /** Returns whether the report explains the largest differences. */
    boolean explainsLargest();

    /** Writes what is compared, and the points of each rule. */
    void begin(SimulationSummary summary);

    /** Writes a customer whose points differ. */
    void customer(CustomerComparison customer);

    /** Writes an order whose points differ. */
    void order(OrderComparison order);

    /**
     * Writes the totals and the customers with the largest differences.
     *
     * @param explanations explanations of these customers' differences by customer id; empty if the report has none
     */
    void end(SimulationTotals totals, Map<String, LargestSteps> explanations);
}
