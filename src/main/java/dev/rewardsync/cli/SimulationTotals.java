package dev.rewardsync.cli;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.simulation.CustomerComparison;
import dev.rewardsync.simulation.OrderComparison;
import dev.rewardsync.store.PointsLiability;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Totals of a simulation, and its largest differences. */
final class SimulationTotals {

    private static final int LARGEST = 10;

    private final Tally customers = new Tally();
    private final Tally orders = new Tally();
    private final PriorityQueue<CustomerComparison> largest =
            new PriorityQueue<>(CustomerComparison.LARGEST_FIRST.reversed());
    private PointsLiability oldLiability = PointsLiability.NONE;
    private PointsLiability newLiability = PointsLiability.NONE;

    /** How many get more, less or the same, and the sums of their differences. */
    static final class Tally {
        long more;
        long less;
        long same;
        long gained;
        long lost;

        private void add(long difference) {
            if (difference > 0) {
                more++;
                gained += difference;
            } else if (difference < 0) {
                less++;
                lost += difference;
            } else {
                same++;
            }
        }
    }

    void add(CustomerComparison customer) {
        customers.add(customer.earnedDifference());
        oldLiability = oldLiability.plus(Balance.ZERO, customer.oldPoints().balance());
        newLiability = newLiability.plus(Balance.ZERO, customer.newPoints().balance());
        if (customer.earnedDifference() != 0 || customer.owedDifference() != 0) {
            largest.add(customer);
            if (largest.size() > LARGEST) {
                largest.remove();
            }
        }
    }

    void add(OrderComparison order) {
        orders.add(order.difference());
    }

    Tally customers() {
        return customers;
    }

    Tally orders() {
        return orders;
    }

    PointsLiability oldLiability() {
        return oldLiability;
    }

    PointsLiability newLiability() {
        return newLiability;
    }

    /** Returns the customers with the largest differences, the largest first. */
    List<CustomerComparison> largest() {
        List<CustomerComparison> sorted = new ArrayList<>(largest);
        sorted.sort(CustomerComparison.LARGEST_FIRST);
        return sorted;
    }
}
