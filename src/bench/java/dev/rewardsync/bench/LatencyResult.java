package dev.rewardsync.bench;

import java.util.Arrays;
import java.util.List;

/**
 * The latency of exports at a steady rate.
 *
 * @param ordersPerSecond the rate at which orders were sent
 * @param measured the number of exports that count
 * @param p50Ms the median
 * @param p99Ms the 99th percentile
 * @param maxMs the maximum
 */
record LatencyResult(double ordersPerSecond, long measured, long p50Ms, long p99Ms, long maxMs) {

    /**
     * Computes the quantiles.
     *
     * @param latenciesMs the latency of each export, warm-up included
     * @param warmUp the number of exports at the beginning that do not count
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

    private static long quantile(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length) - 1)];
    }
}
