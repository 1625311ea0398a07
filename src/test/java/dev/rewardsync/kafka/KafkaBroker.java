package dev.rewardsync.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A real Kafka broker: one KRaft node, broker and controller in one, as a child process that exits with its parent.
 * Its data, configuration and log are in one directory. It has the same data and port after a restart.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int LOG_LINES_SHOWN = 40;

    private final Path dir;
    private final BrokerConfig config;
    private Process process;

    private KafkaBroker(Path dir, BrokerConfig config) throws IOException {
        this.dir = dir;
        this.config = config;
        Files.createDirectories(dir);
        Files.writeString(configFile(), config.properties(dir.resolve("data")));
        this.process = launch();
    }

    /** Starts a broker on any free port. Returns when it answers. */
    public static KafkaBroker start(Path dir) throws IOException {
        return start(dir, 0);
    }

    /**
     * Starts a broker. Returns when it answers.
     *
     * @param port 0 for any free port
     */
    public static KafkaBroker start(Path dir, int port) throws IOException {
        return start(dir, port, "");
    }

    /** Starts a broker that checks ACLs, on any free port. Without an ACL on a resource, everybody may use it. */
    public static KafkaBroker startWithAuthorizer(Path dir) throws IOException {
        return start(dir, 0, """
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=true
                """);
    }

    /**
     * Starts a broker with further settings, as lines of its properties file. Returns when it answers.
     *
     * @param port 0 for any free port
     */
    public static KafkaBroker start(Path dir, int port, String moreSettings) throws IOException {
        return start(dir, BrokerConfig.single(port, moreSettings));
    }

    /** Starts a broker with a configuration. Returns when it answers. */
    static KafkaBroker start(Path dir, BrokerConfig config) throws IOException {
        KafkaBroker broker = launch(dir, config);
        broker.awaitReady();
        return broker;
    }

    /** Launches a broker. Does not wait for it. */
    static KafkaBroker launch(Path dir, BrokerConfig config) throws IOException {
        Port.requireFree(config.port());
        return new KafkaBroker(dir.toAbsolutePath(), config);
    }

    public String bootstrapServers() {
        return config.address();
    }

    /** Returns the broker's current process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Kills the broker as a power cut would. {@link #restart} restarts it. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Restarts a killed or closed broker with the same data and port. Returns when it answers. */
    public void restart() throws IOException {
        if (process.isAlive()) {
            throw new IllegalStateException("the broker on port " + config.port() + " is running");
        }
        Port.requireFree(config.port());
        process = launch();
        awaitReady();
    }

    /** Shuts the broker down cleanly. */
    @Override
    public void close() {
        process.destroy();
        if (!hasEnded(STOP_LIMIT)) {
            kill();
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + config.heapMegabytes() + "m",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=kafka/broker-logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        configFile().toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Waits until the broker answers. */
    void awaitReady() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!(isListening() && hasJoinedItsCluster())) {
            if (!process.isAlive()) {
                throw new IOException("the broker ended with exit code " + process.exitValue() + logEnd());
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new IOException("the broker did not answer within " + START_LIMIT.toSeconds() + " s" + logEnd());
            }
            hasEnded(Duration.ofMillis(50));
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(BrokerConfig.HOST, config.port())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean hasJoinedItsCluster() throws IOException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void awaitEnd() {
        if (!hasEnded(STOP_LIMIT)) {
            throw new UncheckedIOException(new IOException("process " + process.pid() + " does not end"));
        }
    }

    private boolean hasEnded(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new UncheckedIOException(interrupted(e));
        }
    }

    private IOException interrupted(InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        return new IOException("interrupted while waiting for the broker", e);
    }

    private String logEnd() throws IOException {
        List<String> lines = Files.readAllLines(log());
        List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        return ". The end of " + log() + ":\n" + String.join("\n", last);
    }

    private Path configFile() {
        return dir.resolve("broker.properties");
    }

    private Path log() {
        return dir.resolve("broker.log");
    }
}
