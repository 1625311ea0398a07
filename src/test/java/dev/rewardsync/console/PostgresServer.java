package dev.rewardsync.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rewardsync.kafka.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server from Debian's package, with a cluster of its own in a temporary directory. PostgreSQL refuses to run as
 * root; root starts it as the user postgres.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path programs;
    private final Path dir;
    private final int port;
    private Process process;

    private PostgresServer(Path programs, Path dir, int port) throws IOException {
        this.programs = programs;
        this.dir = dir;
        this.port = port;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /** Starts a server. Aborts the test if PostgreSQL is not installed. */
    public static PostgresServer start() throws IOException {
        Optional<Path> programs = programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed (apt-get install postgresql)");
        Path dir = Files.createTempDirectory("postgres");
        if (isRoot()) {
            run(List.of("chown", "postgres", dir.toString()));
        }
        List<String> init = new ArrayList<>(asUser());
        init.addAll(List.of(
                programs.get().resolve("initdb").toString(),
                "--pgdata=" + dir.resolve("data"),
                "--username=rewardsync",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-sync"));
        run(init);
        PostgresServer server =
                new PostgresServer(programs.get(), dir, Port.anyFree(1).getFirst());
        server.awaitReady();
        return server;
    }

    /** Returns the URL of the database, with the user. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=rewardsync";
    }

    /** Opens a connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Kills the server as a power cut would. */
    public void kill() throws IOException, InterruptedException {
        // SIGQUIT: the server ends all its processes at once, and recovers when it starts again.
        run(List.of("kill", "-QUIT", Long.toString(process.pid())));
        if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("PostgreSQL does not end");
        }
    }

    /** Starts a killed server again. */
    public void restart() throws IOException {
        process = launch();
        awaitReady();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(asUser());
        command.addAll(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                dir.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=" + dir));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of(System.getProperty("java.io.tmpdir"), "postgres-" + port + ".log")
                                .toFile()))
                .start();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (Connection open = connect()) {
                if (open.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL does not start", e);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            kill();
            Files.deleteIfExists(Path.of(System.getProperty("java.io.tmpdir"), "postgres-" + port + ".log"));
            FileSystemUtils.deleteRecursively(dir);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> asUser() {
        return isRoot() ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") : List.of();
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " ended with exit code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
