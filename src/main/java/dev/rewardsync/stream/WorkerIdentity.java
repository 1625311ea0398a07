package dev.rewardsync.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The static member id of an instance in its consumer group. It is stored beside the state: a restarted instance gets
 * its partitions back at once, even after a kill.
 */
final class WorkerIdentity {

    /** The file in the state directory. */
    static final String FILE = "instance-id";

    private WorkerIdentity() {}

    /**
     * Returns the id in a state directory. Creates one if there is none.
     *
     * @throws UncheckedIOException if the directory cannot be used
     */
    static String in(Path stateDir) {
        Path file = stateDir.resolve(FILE);
        try {
            Files.createDirectories(stateDir);
            if (Files.exists(file)) {
                String stored = Files.readString(file).strip();
                if (!stored.isEmpty()) {
                    return stored;
                }
            }
            String created = "rewardsync-" + UUID.randomUUID();
            Files.write(file, created.getBytes(StandardCharsets.UTF_8));
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException("the state directory " + stateDir + " cannot be used", e);
        }
    }
}
