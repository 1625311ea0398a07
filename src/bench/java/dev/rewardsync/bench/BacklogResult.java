package dev.rewardsync.bench;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How a contender did with a backlog.
 *
 * @param orders that it took, with all that follows from them committed
 * @param counted those of them that came after the first commit with an export
 * @param took from that commit to the last
 * @param toFirstExport from the start of its JVM to the first export committed
 * @param ownCpu that it used meanwhile
 * @param brokerCpu that the broker used meanwhile
 * @param peakResidentBytes empty where the system doesn't tell
 */
record BacklogResult(
        long orders,
        long counted,
        Duration took,
        Duration toFirstExport,
        Duration ownCpu,
        Duration brokerCpu,
        long heapPeakBytes,
        long heapLiveBytes,
        OptionalLong peakResidentBytes) {

    double ordersPerSecond() {
        return counted / seconds(took);
    }

    double ownCpuMicrosPerOrder() {
        return seconds(ownCpu) * 1e6 / counted;
    }

    double brokerCpuMicrosPerOrder() {
        return seconds(brokerCpu) * 1e6 / counted;
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
