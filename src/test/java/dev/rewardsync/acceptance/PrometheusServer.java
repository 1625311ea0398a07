package dev.rewardsync.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rewardsync.kafka.Port;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus that reads one worker's metrics every second and evaluates the project's alerts, sixty times as fast. */
final class PrometheusServer implements AutoCloseable {

    private static final Path ALERTS = Path.of("ops/alerts.yml");
    private static final Pattern DURATION = Pattern.compile("(for: |offset |\\[)(\\d+)([mhd])");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a Prometheus. The test is skipped if none is installed. */
    static PrometheusServer start(Path dir, int workerPort) throws IOException {
        Path program = installed();
        Files.createDirectories(dir);
        Files.writeString(dir.resolve("alerts.yml"), faster(Files.readString(ALERTS)));
        Files.writeString(dir.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [alerts.yml]
                scrape_configs:
                  - job_name: rewardsync
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(workerPort));
        int port = Port.anyFree();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + dir.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + dir.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, port);
    }

    private static Path installed() {
        Path program = Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(program != null, "Prometheus is not installed");
        return program;
    }

    /** Returns rules whose windows and waiting times are divided by 60. */
    static String faster(String rules) {
        return DURATION.matcher(rules)
                .replaceAll(found ->
                        found.group(1) + Integer.parseInt(found.group(2)) * seconds(found.group(3)) / 60 + "s");
    }

    private static int seconds(String unit) {
        return switch (unit) {
            case "m" -> 60;
            case "h" -> 3600;
            default -> 86_400;
        };
    }

    /** Returns the names of the alerts that fire; none before Prometheus answers. */
    Set<String> firing() {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : get("/api/v1/alerts").at("/data/alerts")) {
            if (alert.get("state").asString().equals("firing")) {
                names.add(alert.at("/labels/alertname").asString());
            }
        }
        return names;
    }

    /** Returns the names of all metrics that were read. */
    Set<String> metricNames() {
        Set<String> names = new TreeSet<>();
        get("/api/v1/label/__name__/values").get("data").forEach(name -> names.add(name.asString()));
        return names;
    }

    /** Returns the response to a query: its status, and its error or results. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    /** Returns a response in JSON; an empty object if Prometheus does not answer. */
    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .build();
        try {
            return JsonMapper.shared()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException notStarted) {
            return JsonMapper.shared().createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
