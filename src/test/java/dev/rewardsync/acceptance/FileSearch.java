package dev.rewardsync.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for texts in the files of a broker.
 *
 * @param data the directory with its partitions
 */
record FileSearch(Path data) {

    /** The topics that an erasure cleans: parts of their directories' names. */
    private static final List<String> CLEANED =
            List.of("loyalty.ledger-", "loyalty.balances-", "rewardsync-inbox-", "-changelog-");

    /** Returns the files of the topics that an erasure cleans that contain a text. */
    List<Path> topicsWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> partitions = Files.list(data)) {
            for (Path partition : partitions.toList()) {
                if (CLEANED.stream().anyMatch(partition.getFileName().toString()::contains)) {
                    found.addAll(filesWith(partition, text));
                }
            }
        }
        return found;
    }

    /** Returns the files of a directory that contain a text. The broker may delete files meanwhile. */
    static List<Path> filesWith(Path root, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            return filesWith(root, text);
        }
        return found;
    }
}
