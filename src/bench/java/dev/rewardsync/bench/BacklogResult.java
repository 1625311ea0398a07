package dev.rewardsync.bench;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How a contender did with a backlog.
 *
 * @param orders that it took, with all that follows from them committed
 * @param took from the first order taken to the last output committed
 * @param toFirstRecord from the start of its JVM to the first order taken
 * @param toFirstExport from the start of its JVM to the first export committed
 * @param ownCpu that it used while it took
 * @param brokerCpu that the broker used meanwhile
 * @param peakResidentBytes empty where the system doesn't tell
 */
record BacklogResult(
        long orders,
        Duration took,
        Duration toFirstRecord,
        Duration toFirstExport,
        Duration ownCpu,
        Duration brokerCpu,
        long heapPeakBytes,
        long heapLiveBytes,
        OptionalLong peakResidentBytes) {

    double ordersPerSecond() {
        return orders / seconds(took);
    }

    double ownCpuMicrosPerOrder() {
        return seconds(ownCpu) * 1e6 / orders;
    }

    double brokerCpuMicrosPerOrder() {
        return seconds(brokerCpu) * 1e6 / orders;
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
