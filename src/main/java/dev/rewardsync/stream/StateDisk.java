package dev.rewardsync.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The disk of the state directory. Recognizes that it is full, and waits until it has room again. */
public final class StateDisk {

    private static final Logger log = LoggerFactory.getLogger(StateDisk.class);
    /** The message of the error ENOSPC, in exceptions of the JVM and of RocksDB. */
    private static final String NO_SPACE = "No space left on device";
    /** Enough to write the buffers of several stores. */
    private static final long ROOM_BYTES = 64 << 20;

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private final Path dir;
    private final AtomicBoolean full = new AtomicBoolean();

    StateDisk(Path dir) {
        this.dir = dir;
    }

    /** Returns whether a full disk is the cause of a failure. */
    public static boolean isFullBy(Throwable failure) {
        return Causes.of(failure).map(Throwable::getMessage).anyMatch(text -> text != null && text.contains(NO_SPACE));
    }

    /** Reports that the disk is full. Logs it once, until it has room again. */
    void reportFull() {
        if (full.compareAndSet(false, true)) {
            log.error("The worker cannot process records: {}", description(freeBytes()));
        }
    }

    /** Returns that the disk is full, and what to do; null if nothing failed for lack of room. */
    @Nullable
    String problem() {
        if (!full.get()) {
            return null;
        }
        long freeBytes = freeBytes();
        return freeBytes < ROOM_BYTES
                ? description(freeBytes)
                : "the disk of the state directory %s was full and has room again; processing continues in some seconds"
                        .formatted(dir);
    }

    private String description(long freeBytes) {
        return ("the disk of the state directory %s is full: %d bytes are free. Processing continues by itself when %d MiB are"
                        + " free: delete other files or enlarge the file system")
                .formatted(dir, freeBytes, ROOM_BYTES >> 20);
    }

    /** Waits until the disk has room, or until the worker closes. Returns whether there is room. */
    boolean awaitRoom(CountDownLatch closing) throws InterruptedException {
        while (freeBytes() < ROOM_BYTES) {
            full.set(true);
            if (closing.await(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** Reports that records are processed. */
    void processingContinues() {
        if (full.compareAndSet(true, false)) {
            log.info("The disk of the state directory has room again");
        }
    }

    /** Returns 0 if it is unknown. */
    private long freeBytes() {
        try {
            return Files.getFileStore(dir).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
