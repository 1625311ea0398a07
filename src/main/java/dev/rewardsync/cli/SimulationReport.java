package dev.rewardsync.cli;

import dev.rewardsync.simulation.CustomerComparison;
import dev.rewardsync.simulation.OrderComparison;

/** Writes the result of a simulation in one format. The methods are called in the order of their declaration. */
interface SimulationReport {

    /** Writes what is compared, and the points of each rule. */
    void begin(SimulationSummary summary);

    /** Writes a customer whose points differ. */
    void customer(CustomerComparison customer);

    /** Writes an order whose points differ. */
    void order(OrderComparison order);

    /** Writes the totals and the customers with the largest differences. */
    void end(SimulationTotals totals, CustomerReplay replay);
}
