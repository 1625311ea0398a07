package dev.rewardsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Compares the output of the code with a file. With {@code -Dgolden.rewrite=true} the file is rewritten instead: review
 * the difference before you commit it.
 */
public final class GoldenFile {

    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    private GoldenFile() {}

    /** Asserts that the file contains exactly this text. */
    public static void assertMatches(Path file, String actual) throws IOException {
        if (REWRITE) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    /** Asserts the same for the text below the file's head. The head ends at the first blank line and is never rewritten. */
    public static void assertMatchesBelowHead(Path file, String actual) throws IOException {
        String text = Files.readString(file);
        String head = text.lines().takeWhile(line -> !line.isBlank()).collect(Collectors.joining("\n")) + "\n\n";
        assertMatches(file, head + actual + "\n");
    }
}
