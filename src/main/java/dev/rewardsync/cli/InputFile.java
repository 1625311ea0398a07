package dev.rewardsync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the input files of commands. If a file cannot be read, the exception's message has its name and the reason. */
final class InputFile {

    private InputFile() {}

    /** Returns the file's content. */
    static byte[] content(Path file) throws IOException {
        readable(file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e.getMessage(), e);
        }
    }

    /** Returns the file; throws if it is missing, a directory or not readable. */
    static Path readable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw unreadable(file, "no such file", null);
        }
        if (Files.isDirectory(file)) {
            throw unreadable(file, "is a directory", null);
        }
        if (!Files.isReadable(file)) {
            throw unreadable(file, "permission denied", null);
        }
        return file;
    }

    private static IOException unreadable(Path file, @Nullable String reason, @Nullable IOException cause) {
        return new IOException("cannot read %s: %s".formatted(file, reason), cause);
    }
}
