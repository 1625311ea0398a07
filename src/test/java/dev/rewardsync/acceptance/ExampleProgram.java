package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program of {@code docs/examples}, in the language of its client. A test whose client is not installed is aborted
 * with the command that installs it.
 *
 * @param command the interpreter and the program
 */
record ExampleProgram(List<String> command) {

    private static final Path EXAMPLES = Path.of("docs", "examples").toAbsolutePath();
    private static final Path NODE_MODULES = Path.of("target", "npm", "node_modules");
    private static final int LIMIT_SECONDS = 90;

    /** The exit code, and the text of standard output and standard error. */
    record Result(int exitCode, String output) {}

    static ExampleProgram java(String file) {
        return of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                path(file));
    }

    /** Returns a program of Node, which looks for its modules beside the program. */
    static ExampleProgram node(String file) throws IOException {
        assumeTrue(
                succeeds("node", "--version") && Files.isDirectory(NODE_MODULES.resolve("kafkajs")),
                "kafkajs is not installed (npm install --prefix target/npm kafkajs)");
        Path source = EXAMPLES.resolve(file);
        Path copy = NODE_MODULES.resolveSibling(source.getFileName());
        Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
        return of("node", copy.toString());
    }

    static ExampleProgram python(String file) {
        Optional<String> python = List.of("/usr/bin/python3", "python3").stream()
                .filter(program -> succeeds(program, "-c", "import confluent_kafka"))
                .findFirst();
        assumeTrue(
                python.isPresent(),
                "confluent-kafka is not installed for Python (apt-get install python3-confluent-kafka)");
        return of(python.get(), path(file));
    }

    static ExampleProgram php(String file) {
        assumeTrue(
                succeeds("php", "-r", "exit(extension_loaded('rdkafka') ? 0 : 1);"),
                "php-rdkafka is not installed (pecl install rdkafka)");
        return of("php", path(file));
    }

    static ExampleProgram shell(String file) {
        assumeTrue(
                succeeds("kcat", "-V") && succeeds("jq", "--version"),
                "kcat or jq is not installed (apt-get install kcat jq)");
        return of("sh", path(file));
    }

    /** Runs the program to its end, with a file as standard input. Fails unless it exits with code 0. */
    String run(Path input, String... arguments) throws IOException, InterruptedException {
        Result result = attempt(input, Map.of(), arguments);
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output();
    }

    /** Runs the program to its end, with a file as standard input and with further environment variables. */
    Result attempt(Path input, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        Path output = Files.createTempFile("example", ".out");
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(
                        command + " did not end within " + LIMIT_SECONDS + " s:\n" + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    private static ExampleProgram of(String... command) {
        return new ExampleProgram(List.of(command));
    }

    private static String path(String file) {
        return EXAMPLES.resolve(file).toString();
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
