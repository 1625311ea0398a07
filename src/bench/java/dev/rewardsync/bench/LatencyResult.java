package dev.rewardsync.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How long exports took at a steady rate, in milliseconds.
 *
 * @param ordersPerSecond that were sent, whatever became of them
 */
record LatencyResult(double ordersPerSecond, long measured, long p50Ms, long p99Ms, long maxMs) {

    /**
     * The result of a load.
     *
     * @param latenciesMs of all exports that were seen, warm-up included
     * @param warmUp how many of them do not count
     */
    static LatencyResult of(double ordersPerSecond, List<Long> latenciesMs, long warmUp) {
        long[] sorted = latenciesMs.stream()
                .skip(warmUp)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return new LatencyResult(
                ordersPerSecond,
                sorted.length,
                quantile(sorted, 0.50),
                quantile(sorted, 0.99),
                Arrays.stream(sorted).max().getAsLong());
    }

    private static long quantile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }
}
