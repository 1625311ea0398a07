package dev.rewardsync.bench;

import java.time.Duration;
import java.util.Optional;
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
 * @param stolen the part of the machine's time that others had meanwhile, from 0 to 1; empty where the system doesn't tell
 * @param peakResidentBytes empty where the system doesn't tell
 */
record BacklogResult(
        long orders,
        long counted,
        Duration took,
        Duration toFirstExport,
        Duration ownCpu,
        Duration brokerCpu,
        Optional<Double> stolen,
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
