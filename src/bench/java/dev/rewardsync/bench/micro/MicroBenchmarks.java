package dev.rewardsync.bench.micro;

import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of this package with JMH and measures their allocations. */
public final class MicroBenchmarks {

    private MicroBenchmarks() {}

    /**
     * Runs benchmarks and writes the results as JSON.
     *
     * @param names a regular expression that selects the benchmarks
     * @param results the file for the results
     */
    public static void run(String names, Path results) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(MicroBenchmarks.class.getPackageName() + ".*" + names)
                        .shouldFailOnError(true)
                        .addProfiler(GCProfiler.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(results.toString())
                        .build())
                .run();
    }
}
