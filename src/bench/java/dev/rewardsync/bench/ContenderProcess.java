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

/** The running process of a contender: a JVM with its own working directory. */
final class ContenderProcess implements AutoCloseable {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final Process process;
    private final long launchedNanos;
    private final Path log;
    private final Thread shutdownHook;

    private ContenderProcess(Process process, long launchedNanos, Path log) {
        this.process = process;
        this.launchedNanos = launchedNanos;
        this.log = log;
        this.shutdownHook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /**
     * Starts a contender.
     *
     * @param partitions the number of partitions of each of its topics
     */
    static ContenderProcess launch(
            Contender contender, Job job, int partitions, BenchmarkSettings settings, UnpackedWorker worker)
            throws IOException {
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

    /** Attaches to the JVM; retries until the JVM accepts, for 90 seconds at most. */
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

    /** Throws an {@link IllegalStateException} if the process has exited. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the contender exited with code " + process.exitValue() + ": see " + log);
        }
    }

    Duration sinceLaunch() {
        return Duration.ofNanos(System.nanoTime() - launchedNanos);
    }

    /** Returns the CPU time used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns the peak of the resident memory; empty if the system does not report it. */
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

    /** Kills the process with SIGKILL and waits until it has exited. */
    void kill() {
        process.destroyForcibly();
        close();
    }

    /** Stops the process; kills it if it does not exit within 40 seconds. */
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
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
    }
}
