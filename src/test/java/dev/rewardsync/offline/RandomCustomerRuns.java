package dev.rewardsync.offline;

import java.util.List;

/** Simulations of {@link RandomCustomers}. */
final class RandomCustomerRuns {

    private RandomCustomerRuns() {}

    /** Runs all actions in the order of their times. */
    static Simulation inOrder(long seed) {
        return new Simulation(RandomCustomers.ruleset(seed)).run(RandomCustomers.inOrder(seed));
    }

    /** Runs all actions in the order of their times, and in another order. */
    static List<Simulation> both(long seed) {
        return List.of(
                inOrder(seed), new Simulation(RandomCustomers.ruleset(seed)).run(RandomCustomers.inAnyOrder(seed)));
    }
}
