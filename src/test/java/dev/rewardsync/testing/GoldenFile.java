package dev.rewardsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Compares what the code produces with a file. With {@code -Dgolden.rewrite=true} the file is written instead: look at the
 * difference before you commit it.
 */
public final class GoldenFile {

    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    private GoldenFile() {}

    /** Asserts that the file holds exactly this text. */
    public static void assertMatches(Path file, String actual) throws IOException {
        if (REWRITE) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    /** Asserts the same of the file's lines below its head: the lines before the first blank line, which stay as they are. */
    public static void assertMatchesBelowHead(Path file, String actual) throws IOException {
        String text = Files.readString(file);
        String head = text.lines().takeWhile(line -> !line.isBlank()).collect(Collectors.joining("\n")) + "\n\n";
        assertMatches(file, head + actual + "\n");
    }
}
