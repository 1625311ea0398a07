package dev.rewardsync.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Who an instance is in its group, kept beside its state: restarted with the same state, even after a kill, it takes
 * its old place at once.
 */
final class WorkerIdentity {

    private static final String FILE = "instance-id";

    private WorkerIdentity() {}

    /** The id in a state directory; a new one where it has none yet. */
    static String in(Path stateDir) {
        Path file = stateDir.resolve(FILE);
        try {
            Files.createDirectories(stateDir);
            if (Files.exists(file)) {
                String known = Files.readString(file).strip();
                if (!known.isEmpty()) {
                    return known;
                }
            }
            String created = "rewardsync-" + UUID.randomUUID();
            Files.write(file, created.getBytes(StandardCharsets.UTF_8));
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException("the state directory " + stateDir + " can't be used", e);
        }
    }
}
