package dev.rewardsync.bench;

import java.util.List;
import java.util.Optional;

/**
 * What was measured with so many customers and partitions.
 *
 * @param orderBytes the average size of an order, with its key
 */
record Measured(int customers, int partitions, int orders, long orderBytes, List<Standing> standings) {

    Optional<Standing> of(Contender contender) {
        return standings.stream()
                .filter(standing -> standing.contender() == contender)
                .findFirst();
    }

    /** RewardSync's orders per second over another's; empty where one of them was not measured. */
    Optional<Double> ratioTo(Contender contender) {
        return of(Contender.REWARDSYNC)
                .flatMap(own -> of(contender)
                        .map(other -> own.median().backlog().ordersPerSecond()
                                / other.median().backlog().ordersPerSecond()));
    }
}
