package dev.rewardsync.bench;

import java.util.List;
import java.util.Optional;

/**
 * The results of all contenders for one number of customers and one number of partitions.
 *
 * @param orders the number of orders in the backlog
 * @param orderBytes the average size of an order with its key
 */
record ScenarioResult(int customers, int partitions, int orders, long orderBytes, List<ContenderResult> contenders) {

    /** Returns the result of a contender; empty if it was not measured. */
    Optional<ContenderResult> of(Contender contender) {
        return contenders.stream()
                .filter(result -> result.contender() == contender)
                .findFirst();
    }

    /** Returns RewardSync's orders per second divided by another contender's; empty if one of the two was not measured. */
    Optional<Double> ratioTo(Contender contender) {
        return of(Contender.REWARDSYNC)
                .flatMap(rewardSync -> of(contender)
                        .map(other -> rewardSync.median().result().ordersPerSecond()
                                / other.median().result().ordersPerSecond()));
    }
}
