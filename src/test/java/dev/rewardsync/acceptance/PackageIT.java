package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rewardsync.build.BuildInfo;
import dev.rewardsync.cli.RewardSyncCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packages that {@code mvn package} makes, installed and used as by a person. */
class PackageIT {

    private static final Path TARGET = Path.of("target");
    private static final String VERSION = BuildInfo.current().version();
    private static final long SIZE_LIMIT_BYTES = 85_000_000;
    private static final long LIMIT_SECONDS = 300;

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    private static Path directory;

    private static Path installation;

    @TempDir
    private Path cache;

    @BeforeAll
    static void unpack() throws Exception {
        Path archive = TARGET.resolve("rewardsync-%s.tar.gz".formatted(VERSION));
        assertThat(Files.size(archive)).isLessThan(SIZE_LIMIT_BYTES);
        assertThat(run("tar", "-xzf", archive.toAbsolutePath().toString(), "-C", directory.toString())
                        .exitCode())
                .isZero();
        installation = directory.resolve("rewardsync-" + VERSION);
    }

    @Test
    void launcherRunsCommandsWithACacheThatItMakesOnce() throws Exception {
        CommandResult first = rewardsync("--version");
        assertThat(first.exitCode()).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(first.lines().getFirst()).contains("creating a cache for faster starts");
        assertThat(first.lines().getLast())
                .isEqualTo("RewardSync %s, commit %s, Java %s"
                        .formatted(VERSION, BuildInfo.current().commit(), Runtime.version()));
        List<Path> made = files(cache.resolve("rewardsync"));
        assertThat(made).singleElement().asString().contains("command-").endsWith(".aot");

        CommandResult second = rewardsync(
                "rules", "lint", installation.resolve("examples", "rules.yaml").toString());
        assertThat(second.exitCode()).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(second.lines()).singleElement().asString().contains("valid");
        assertThat(files(cache.resolve("rewardsync"))).isEqualTo(made);
    }

    @Test
    void launcherPassesOnTheExitCode() throws Exception {
        assertThat(rewardsync("rules", "lint", "missing.yaml").exitCode()).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(rewardsync("rules", "lnt").exitCode()).isEqualTo(RewardSyncCommand.USAGE);
    }

    @Test
    void launcherSkipsAnOlderJava() throws Exception {
        CommandResult result = rewardsync(Map.of("JAVA_HOME", oldJava().toString()), launcher(), "--version");
        assertThat(result.exitCode()).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(result.lines().getLast()).startsWith("RewardSync " + VERSION);
    }

    @Test
    void launcherNamesTheJavaToInstall() throws Exception {
        Path lonely = installation.resolve("bin", "lonely");
        Files.writeString(
                lonely, Files.readString(launcher()).replaceAll("/(usr/lib/jvm|opt|Library)/", "/nonexistent/"));
        CommandResult result = rewardsync(
                Map.of(
                        "JAVA_HOME",
                        oldJava().toString(),
                        "PATH",
                        pathWithoutJava().toString()),
                lonely,
                "--version");
        assertThat(result.exitCode()).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(result.lines())
                .singleElement()
                .asString()
                .contains("needs Java 25", "found Java 17.0.2", "https://adoptium.net/");
    }

    @Test
    void launcherStartsTheWorker() throws Exception {
        WorkerProcess.Ports ports = WorkerProcess.Ports.free();
        ProcessBuilder builder = process(
                launcher(),
                "serve",
                "--spring.kafka.bootstrap-servers=" + BROKER.bootstrapServers(),
                "--rewardsync.rules=file:" + installation.resolve("examples", "rules.yaml"),
                "--rewardsync.state-dir=" + directory.resolve("state"),
                "--server.port=" + ports.api(),
                "--management.server.port=" + ports.management());
        Process worker =
                builder.redirectOutput(directory.resolve("worker.log").toFile()).start();
        try {
            URI readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(ports.management()));
            await("the worker is ready")
                    .atMost(Duration.ofSeconds(LIMIT_SECONDS))
                    .until(() -> isUp(readiness));
            assertThat(files(cache.resolve("rewardsync")))
                    .anyMatch(file -> file.getFileName().toString().startsWith("service-"));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(Files.readString(directory.resolve("worker.log")), e);
        } finally {
            worker.destroy();
            worker.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void installationHasOnlyThisPlatformsLibraryOfRocksDb() throws IOException {
        assumeTrue(isLinuxOnAmd64());
        Path rocksDb = files(installation.resolve("lib")).stream()
                .filter(file -> file.getFileName().toString().startsWith("rocksdbjni"))
                .findFirst()
                .orElseThrow();
        try (ZipFile jar = new ZipFile(rocksDb.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith("librocksdbjni")))
                    .containsExactly("librocksdbjni-linux64.so");
        }
    }

    @Test
    void everyCommandHasAManualPage() {
        assertThat(installation.resolve("share", "man", "man1", "rewardsync.1"))
                .content()
                .contains(".SH COMMANDS", "dead\\-letters");
        assertThat(installation.resolve("share", "man", "man1", "rewardsync-rules-lint.1"))
                .content()
                .contains(".SH SYNOPSIS", ".SH EXIT STATUS");
    }

    @Test
    void bashCompletesCommands() throws Exception {
        Path script = installation.resolve("share", "bash-completion", "completions", "rewardsync");
        CommandResult result = run(
                "bash",
                "-c",
                "source '%s'; COMP_WORDS=(rewardsync rules l) COMP_CWORD=2; _complete_rewardsync; echo ${COMPREPLY[@]}"
                        .formatted(script));
        assertThat(result.lines()).containsExactly("lint");
    }

    @Test
    void debianPackageInstallsTheCommandAndItsServices() throws Exception {
        assumeTrue(isLinuxOnAmd64() && Files.exists(Path.of("/usr/bin/dpkg-deb")), "needs dpkg-deb");
        Path debianPackage = files(TARGET).stream()
                .filter(file -> file.toString().endsWith("_amd64.deb"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.size(debianPackage)).isLessThan(SIZE_LIMIT_BYTES);
        Path root = directory.resolve("root");
        assertThat(run("dpkg-deb", "--extract", debianPackage.toString(), root.toString())
                        .exitCode())
                .isZero();

        assertThat(rewardsync(Map.of(), root.resolve("usr", "bin", "rewardsync"), "--version")
                        .lines()
                        .getLast())
                .startsWith("RewardSync " + VERSION);
        for (String service : List.of("rewardsync", "rewardsync-console")) {
            assertThat(root.resolve("usr", "lib", "systemd", "system", service + ".service"))
                    .content()
                    .contains("ExecStart=/usr/bin/rewardsync ", "User=rewardsync", "ProtectSystem=strict")
                    .contains("RestartPreventExitStatus=%d %d"
                            .formatted(RewardSyncCommand.USAGE, RewardSyncCommand.FAILED));
        }
        CommandResult lint = rewardsync(
                "rules",
                "lint",
                root.resolve("usr", "share", "rewardsync", "examples", "rules.yaml")
                        .toString());
        assertThat(lint.exitCode()).isEqualTo(RewardSyncCommand.SUCCESS);
    }

    private CommandResult rewardsync(String... arguments) throws Exception {
        return rewardsync(Map.of(), launcher(), arguments);
    }

    private CommandResult rewardsync(Map<String, String> environment, Path launcher, String... arguments)
            throws Exception {
        ProcessBuilder builder = process(launcher, arguments);
        builder.environment().putAll(environment);
        return result(builder);
    }

    private ProcessBuilder process(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        return builder;
    }

    private static CommandResult run(String... command) throws Exception {
        return result(new ProcessBuilder(command).redirectErrorStream(true));
    }

    private static CommandResult result(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new CommandResult(process.exitValue(), lines);
    }

    private Path launcher() {
        return installation.resolve("bin", "rewardsync");
    }

    /** Creates the home directory of something that looks like a Java 17. */
    private Path oldJava() throws IOException {
        Path home = Files.createDirectories(directory.resolve("java-17"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        if (Files.notExists(java)) {
            Files.createFile(java, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
        }
        return home;
    }

    /** Creates a directory with the programs that the launcher needs, without java. */
    private Path pathWithoutJava() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("path"));
        for (String program : List.of("sh", "dirname", "readlink", "sed")) {
            Path script = bin.resolve(program);
            Files.writeString(script, "#!/bin/sh\nPATH=/bin:/usr/bin exec %s \"$@\"\n".formatted(program));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static boolean isUp(URI address) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isLinuxOnAmd64() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }
}
