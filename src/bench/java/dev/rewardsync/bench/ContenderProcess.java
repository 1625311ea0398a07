package dev.rewardsync.bench;

import dev.rewardsync.bench.contender.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A contender at work: a JVM of its own, with a directory of its own for its files. */
final class ContenderProcess implements AutoCloseable {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final Process process;
    private final long launchedNanos;
    private final Path log;
    private final Thread endWithBenchmark;

    private ContenderProcess(Process process, long launchedNanos, Path log) {
        this.process = process;
        this.launchedNanos = launchedNanos;
        this.log = log;
        this.endWithBenchmark = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(endWithBenchmark);
    }

    /** Starts a contender; {@code partitions} is how many its topics have. */
    static ContenderProcess launch(
            Contender contender, Job job, int partitions, Settings settings, UnpackedWorker worker) throws IOException {
        Path dir = Files.createDirectories(settings.dir().resolve(job.name()));
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(settings.jvm());
        command.add("--enable-native-access=ALL-UNNAMED");
        if (contender.program() == null) {
            command.addAll(worker.jvm());
            command.addAll(new WorkerCommand(worker.jar(), job, partitions).arguments(dir));
        } else {
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    contender.program().getName()));
            command.addAll(job.arguments());
        }
        Path log = Files.createDirectories(settings.dir().resolve("logs")).resolve(job.name() + ".log");
        long launchedNanos = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ContenderProcess(process, launchedNanos, log);
    }

    /** Looks into it, as soon as it lets others. */
    JvmProbe probe() throws IOException, InterruptedException {
        while (true) {
            requireAlive();
            try {
                return JvmProbe.of(process.pid());
            } catch (IOException e) {
                if (sinceLaunch().compareTo(START_LIMIT) > 0) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended with exit code " + process.exitValue() + ": see " + log);
        }
    }

    Duration sinceLaunch() {
        return Duration.ofNanos(System.nanoTime() - launchedNanos);
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** How much memory it has had at the most; empty where the system doesn't tell. */
    OptionalLong peakResidentBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
    }

    /** Ends it, in an orderly way if it can. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(endWithBenchmark);
    }
}
