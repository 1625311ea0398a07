package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.Port;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worker, or the console, as operators run it: a separate process with two HTTP ports and a log file. */
public final class WorkerProcess implements AutoCloseable {

    static final Duration START_LIMIT = Duration.ofSeconds(120);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final int LINES_SHOWN = 60;
    static final String LOG_CONFIGURATION = "logging.config";
    static final List<String> SERVE = List.of("serve");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final long launchedNanos;
    private final Ports ports;
    private final Path log;

    private WorkerProcess(Process process, Ports ports, Path log) {
        this.process = process;
        this.launchedNanos = System.nanoTime();
        this.ports = ports;
        this.log = log;
    }

    /** The HTTP ports of the API, and of health and metrics. */
    public record Ports(int api, int management) {
        /** Returns two ports that are free at the moment. */
        public static Ports free() throws IOException {
            List<Integer> ports = Port.anyFree(2);
            return new Ports(ports.get(0), ports.get(1));
        }
    }

    /** The response of a health endpoint; status 0 if there is none. */
    record Health(int status, String body) {
        boolean isUp() {
            return status == 200 && "UP".equals(json().path("status").asString());
        }

        /** Returns the reported state of the worker. */
        String detail(String component) {
            return json().at("/components/" + component + "/details/worker").asString("");
        }

        private JsonNode json() {
            return JsonMapper.shared().readTree(status == 0 ? "{}" : body);
        }
    }

    /** Launches {@code serve} with settings. Its output is appended to {@code log}. */
    public static WorkerProcess launch(Ports ports, Path log, Map<String, String> settings) throws IOException {
        return launch(SERVE, ports, log, settings, List.of());
    }

    /**
     * Launches a command with settings. Its output is appended to {@code log}.
     *
     * @param program the command and its options
     * @param wrapper the command that starts the worker's command; empty for none
     */
    static WorkerProcess launch(
            List<String> program, Ports ports, Path log, Map<String, String> settings, List<String> wrapper)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // runs are short
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerProgram.class.getName()));
        command.addAll(program);
        command.addAll(List.of("--server.port=" + ports.api(), "--management.server.port=" + ports.management()));
        if (!settings.containsKey(LOG_CONFIGURATION)) {
            command.add("--" + LOG_CONFIGURATION + "=classpath:acceptance/worker-logback.xml");
        }
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new WorkerProcess(builder.start(), ports, log);
    }

    /** Waits until the worker answers, ready or not. Returns the time since its launch. */
    Duration awaitAnswers() {
        return awaited("the worker answers", () -> liveness().status() != 0);
    }

    /** Waits until the worker processes records. Returns the time since its launch. */
    public Duration awaitReady() {
        return awaited("the worker is ready", () -> readiness().isUp());
    }

    /** Waits until the worker says why it is not ready. */
    void awaitNotReady(String reason, Duration limit) {
        await(reason)
                .atMost(limit)
                .failFast("the worker ended", () -> !process.isAlive())
                .until(() -> readiness().detail("workerReady").contains(reason));
        assertThat(readiness().status()).isEqualTo(503);
    }

    Health readiness() {
        return health("readiness");
    }

    Health liveness() {
        return health("liveness");
    }

    Metrics metrics() {
        return Metrics.of(get("/actuator/prometheus").body());
    }

    /** Collects the garbage of the worker. Returns the bytes of its heap that are in use. */
    long collectGarbage() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process collection = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (collection.waitFor() != 0) {
            throw new IOException("jcmd ended with exit code " + collection.exitValue());
        }
        return (long) metrics().sum("jvm_memory_used_bytes", Map.of("area", "heap"));
    }

    Ports ports() {
        return ports;
    }

    /** Returns the response of the API to a request; null if there is none. */
    @Nullable
    HttpResponse<String> ask(String path, Consumer<HttpRequest.Builder> details) {
        return ask(ports.api(), path, details);
    }

    private @Nullable HttpResponse<String> ask(int port, String path, Consumer<HttpRequest.Builder> details) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(ANSWER_LIMIT);
        details.accept(request);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Returns a path as this process sees it, which may have mounts of its own. */
    Path seenByWorker(Path path) {
        return Path.of("/proc/" + process.pid() + "/root" + path.toAbsolutePath());
    }

    /** Returns the process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the worker as a power cut would: SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(STOP_LIMIT);
    }

    /**
     * Shuts the process down cleanly: SIGTERM. {@link Process#destroy} would also close its standard input, at which it halts.
     */
    public void stop() {
        process.toHandle().destroy();
        awaitEnd(STOP_LIMIT);
    }

    /** Waits until the worker exits by itself. Returns its exit code. */
    int awaitExit() {
        awaitEnd(START_LIMIT);
        return process.exitValue();
    }

    /** Returns all lines of the log file, including those of earlier workers with the same file. */
    List<String> logLines() throws IOException {
        return Files.readAllLines(log);
    }

    /** Returns the end of the log, for the output of a failed test. */
    public String logEnd() throws IOException {
        List<String> lines = logLines();
        List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        return "The end of " + log + ":\n" + String.join("\n", last);
    }

    /** Ensures that the worker is gone. */
    @Override
    public void close() {
        kill();
        client.close();
    }

    private Duration awaited(String condition, Callable<Boolean> holds) {
        await(condition)
                .atMost(START_LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(25))
                .failFast("the worker ended", () -> !process.isAlive())
                .until(holds);
        return Duration.ofNanos(System.nanoTime() - launchedNanos);
    }

    private Health health(String group) {
        HttpResponse<String> answer = get("/actuator/health/" + group);
        return answer == null ? new Health(0, "") : new Health(answer.statusCode(), answer.body());
    }

    /** Returns the response of the port of health and metrics; null if there is none. */
    @Nullable
    HttpResponse<String> get(String path) {
        return ask(ports.management(), path, HttpRequest.Builder::GET);
    }

    private void awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the worker did not end within " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
