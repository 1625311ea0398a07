package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillDirectoryTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path parent;

    @Test
    void closingRemovesTheDirectory() {
        try (SpillDirectory directory = new SpillDirectory(parent)) {
            directory.open("first").put(new byte[] {1}, new byte[] {2});
            directory.open("first").cursor();
            assertThat(parent).isNotEmptyDirectory();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void interruptRemovesTheDirectoryWhileItIsWritten() throws Exception {
        Path errors = Files.createTempFile("interrupted", ".err");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InterruptedSpill.class.getName(),
                        parent.toString())
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            assertThat(parent).isNotEmptyDirectory();
            program.destroy();
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(parent).isEmptyDirectory();
            assertThat(errors).isEmptyFile();
        } finally {
            program.destroyForcibly();
            Files.delete(errors);
        }
    }

    @Test
    void sortsInMemoryAndOnDisk() {
        try (SpillDirectory directory = new SpillDirectory(parent)) {
            for (long maxBytes : List.of(1L, 450L, Long.MAX_VALUE)) {
                SpillingSort sort = new SpillingSort("sort", maxBytes, directory);
                for (int octet : List.of(3, 200, 1, 127, 128, 2)) {
                    sort.add(new byte[] {(byte) octet}, new byte[] {(byte) octet, 0});
                }
                assertThat(sorted(sort)).containsExactly(1, 2, 3, 127, 128, 200);
                assertThat(sorted(sort)).as("again").containsExactly(1, 2, 3, 127, 128, 200);
            }
        }
    }

    private static List<Integer> sorted(SpillingSort sort) {
        List<Integer> sorted = new ArrayList<>();
        sort.<RuntimeException>forEach((key, value) -> {
            assertThat(value[0]).isEqualTo(key[0]);
            sorted.add(Byte.toUnsignedInt(key[0]));
        });
        return sorted;
    }

    @Test
    void bytesAreReadFromMemoryAndFromAFile() throws Exception {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        for (int maxBytes : List.of(0, 50_000, 200_000)) {
            try (SpillDirectory directory = new SpillDirectory(parent)) {
                SpillingBytes spilling = new SpillingBytes("bytes", maxBytes, directory);
                spilling.write(bytes[0]);
                spilling.write(bytes, 1, 29_999);
                spilling.write(bytes, 30_000, 70_000);
                spilling.close();
                assertThat(spilling.length()).isEqualTo(bytes.length);
                assertThat(spilling.read().readAllBytes()).isEqualTo(bytes);
                assertThat(spilling.read().readAllBytes()).as("again").isEqualTo(bytes);
                assertThat(Files.list(parent).count()).isEqualTo(maxBytes == 200_000 ? 0 : 1);
            }
            assertThat(parent).isEmptyDirectory();
        }
    }

    @Test
    void reportsAParentThatCannotBeWritten() {
        SpillDirectory directory = new SpillDirectory(parent.resolve("missing"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> directory.open("store"))
                .withStackTraceContaining("cannot write temporary files in " + parent.resolve("missing"));
        assertThatIOException()
                .isThrownBy(() -> directory.newFile("file"))
                .withMessageContaining("cannot write temporary files in " + parent.resolve("missing"));
    }
}
