package dev.rewardsync.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mark in the state directory that the worker before this one ended in an orderly way.
 *
 * <p>Without it, nobody can tell which of the state on disk was committed. Kafka Streams then throws it away and
 * restores it from the changelogs, but only after it has opened every store twice; thrown away before that, a killed
 * worker is back in half the time.
 */
final class CleanShutdownMarker {

    private static final Logger log = LoggerFactory.getLogger(CleanShutdownMarker.class);
    private static final String MARK = "orderly-end";
    private static final String TASKS = "[0-9]*_[0-9]*";

    private final Path application;
    private final Path mark;

    CleanShutdownMarker(Path stateDir, String applicationId) {
        this.application = stateDir.resolve(applicationId);
        this.mark = stateDir.resolve(applicationId + "-" + MARK);
    }

    /** Deletes what an unorderly end left. Kafka Streams must have locked the directory, and not yet started. */
    void begin() {
        try {
            if (!Files.deleteIfExists(mark)) {
                deleteState();
            }
        } catch (IOException e) {
            log.warn("The state of the worker before this one could not be deleted: {}", e.getMessage());
        }
    }

    /** Marks the state as whole. All stores must be closed. */
    void mark() {
        try {
            Files.write(mark, new byte[0]);
        } catch (IOException e) {
            log.warn("The state can't be marked as whole and will be restored from Kafka: {}", e.getMessage());
        }
    }

    private void deleteState() throws IOException {
        if (!Files.isDirectory(application)) {
            return;
        }
        boolean found = false;
        try (var tasks = Files.newDirectoryStream(application, TASKS)) {
            for (Path task : tasks) {
                Utils.delete(task.toFile());
                found = true;
            }
        }
        if (found) {
            log.info("The worker before this one did not end in an orderly way: its state is restored from Kafka");
        }
    }
}
