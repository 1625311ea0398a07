package dev.rewardsync.bench.micro;

import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The run of all benchmarks of this package, with what each allocates. */
public final class MicroBench {

    private MicroBench() {}

    /**
     * Runs the benchmarks.
     *
     * @param names which of them, as a regular expression
     */
    public static void run(String names, Path results) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(MicroBench.class.getPackageName() + ".*" + names)
                        .shouldFailOnError(true)
                        .addProfiler(GCProfiler.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(results.toString())
                        .build())
                .run();
    }
}
