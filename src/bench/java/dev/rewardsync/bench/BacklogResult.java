package dev.rewardsync.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The measurements of one contender while it processed a backlog. The measured period begins with the first committed
 * export.
 *
 * @param orders the orders whose outputs are committed
 * @param measuredOrders the orders that were committed in the measured period
 * @param elapsed the length of the measured period
 * @param toFirstExport the time from the start of the JVM to the first committed export
 * @param ownCpu the CPU time of the contender's process in the measured period
 * @param brokerCpu the CPU time of the broker in the measured period
 * @param stolen the share of the machine's CPU time that the hypervisor gave to other machines in the measured period, from
 *     0 to 1; empty if the system does not report it
 * @param heapPeakBytes the sum of the peaks of all heap pools
 * @param heapLiveBytes the used heap after a full collection
 * @param peakResidentBytes the peak of the process's resident memory; empty if the system does not report it
 */
record BacklogResult(
        long orders,
        long measuredOrders,
        Duration elapsed,
        Duration toFirstExport,
        Duration ownCpu,
        Duration brokerCpu,
        Optional<Double> stolen,
        long heapPeakBytes,
        long heapLiveBytes,
        OptionalLong peakResidentBytes) {

    double ordersPerSecond() {
        return measuredOrders / seconds(elapsed);
    }

    double ownCpuMicrosPerOrder() {
        return seconds(ownCpu) * 1e6 / measuredOrders;
    }

    double brokerCpuMicrosPerOrder() {
        return seconds(brokerCpu) * 1e6 / measuredOrders;
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
