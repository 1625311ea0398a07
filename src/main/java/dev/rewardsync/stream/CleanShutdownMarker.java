package dev.rewardsync.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A marker file in the state directory that the last worker shut down cleanly.
 *
 * <p>Without it, local state may contain uncommitted writes. Kafka Streams then deletes the state and restores it
 * from the changelogs, but only after it has opened every store twice. Deleting it beforehand halves the restart time
 * after a kill.
 */
final class CleanShutdownMarker {

    private static final Logger log = LoggerFactory.getLogger(CleanShutdownMarker.class);
    private static final String FILE_SUFFIX = "orderly-end";
    private static final String TASK_DIRS = "[0-9]*_[0-9]*";

    private final Path applicationDir;
    private final Path file;

    CleanShutdownMarker(Path stateDir, String applicationId) {
        this.applicationDir = stateDir.resolve(applicationId);
        this.file = stateDir.resolve(applicationId + "-" + FILE_SUFFIX);
    }

    /**
     * Removes the marker. Deletes the local state if there was none. Call it after Kafka Streams has locked the
     * directory and before it starts.
     */
    void begin() {
        try {
            if (!Files.deleteIfExists(file)) {
                deleteState();
            }
        } catch (IOException e) {
            log.warn("The state left by an unclean shutdown could not be deleted: {}", e.getMessage());
        }
    }

    /** Creates the marker. All stores must be closed. */
    void mark() {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            log.warn(
                    "The clean shutdown could not be marked, so the state will be restored from Kafka: {}",
                    e.getMessage());
        }
    }

    private void deleteState() throws IOException {
        if (!Files.isDirectory(applicationDir)) {
            return;
        }
        boolean found = false;
        try (var tasks = Files.newDirectoryStream(applicationDir, TASK_DIRS)) {
            for (Path task : tasks) {
                Utils.delete(task.toFile());
                found = true;
            }
        }
        if (found) {
            log.info("Unclean shutdown detected: the state is restored from Kafka");
        }
    }
}
