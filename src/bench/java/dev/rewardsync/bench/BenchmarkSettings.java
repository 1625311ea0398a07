package dev.rewardsync.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of the benchmark. Each is a system property that begins with {@code bench.}; the Maven profile has the
 * defaults. See docs/performance.md.
 *
 * @param run {@code kafka}: whole programs on a broker; {@code micro}: parts of RewardSync alone; {@code crash}: restarts
 * @param orders the number of orders in the backlog
 * @param customers the numbers of customers, measured in turn
 * @param partitions the numbers of partitions of every topic, measured in turn
 * @param rounds the number of measurements of each contender; the median counts
 * @param only the contenders to measure
 * @param limit the time limit of a contender for the backlog; the orders processed until then count
 * @param latency how long latency is measured; zero skips the measurement
 * @param jvm the options of every contender's JVM
 * @param seed the seed of the generated orders
 * @param dir the directory for the files of the broker and the contenders
 * @param report the JSON file with the results
 * @param micro a regular expression that selects the benchmarks of parts alone
 * @param worker RewardSync's jar
 */
record BenchmarkSettings(
        String run,
        int orders,
        List<Integer> customers,
        List<Integer> partitions,
        int rounds,
        List<Contender> only,
        Duration limit,
        Duration latency,
        List<String> jvm,
        long seed,
        Path dir,
        Path report,
        String micro,
        Path worker) {

    static BenchmarkSettings fromSystemProperties() {
        return new BenchmarkSettings(
                text("run"),
                Integer.parseInt(text("orders")),
                list("customers", Integer::valueOf),
                list("partitions", Integer::valueOf),
                Integer.parseInt(text("rounds")),
                list("only", Contender::ofLabel),
                Duration.parse(text("limit")),
                Duration.parse(text("latency")),
                List.of(text("jvm").split(" +")),
                Long.parseLong(text("seed")),
                Path.of(text("dir")).toAbsolutePath(),
                Path.of(text("report")).toAbsolutePath(),
                text("micro"),
                Path.of(text("worker")).toAbsolutePath());
    }

    private static <T> List<T> list(String name, Function<String, T> element) {
        return Stream.of(text(name).split(",")).map(String::strip).map(element).toList();
    }

    private static String text(String name) {
        String value = System.getProperty("bench." + name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "bench." + name + " is not set; ./mvnw -Pbench verify sets every property");
        }
        return value;
    }
}
