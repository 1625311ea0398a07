package dev.rewardsync.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is measured. Every setting is a system property; the Maven profile has their defaults.
 *
 * @param run {@code kafka}: whole programs on a broker; {@code micro}: parts of RewardSync alone
 * @param orders how many wait in the backlog
 * @param customers among how many they are divided; several numbers are measured one after the other
 * @param partitions of every topic; several numbers are measured one after the other
 * @param rounds how often each contender is measured; the middle one counts
 * @param limit how long a contender may work on the backlog; it is judged by what it did until then
 * @param latency how long latency is measured at half of a contender's own rate; zero for not at all
 * @param jvm options of every contender's JVM
 * @param dir where the broker and the contenders keep their files
 * @param micro which benchmarks of parts alone, as a regular expression
 * @param worker RewardSync's jar
 */
record Settings(
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

    static Settings ofSystem() {
        return new Settings(
                text("run"),
                Integer.parseInt(text("orders")),
                list("customers", Integer::valueOf),
                list("partitions", Integer::valueOf),
                Integer.parseInt(text("rounds")),
                list("only", Contender::named),
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
            throw new IllegalArgumentException("bench." + name + " is not set; ./mvnw -Pbench verify sets all");
        }
        return value;
    }
}
