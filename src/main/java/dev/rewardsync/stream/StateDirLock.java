package dev.rewardsync.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock on a state directory: one process at a time may use it with an application id. The operating system releases
 * it when the process ends.
 */
final class StateDirLock implements AutoCloseable {

    private final FileChannel channel;

    private StateDirLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks a directory, which is created if it does not exist.
     *
     * @throws WorkerRefusedException if another process holds the lock, or the directory cannot be used
     */
    static StateDirLock acquire(Path stateDir, String applicationId) {
        Path file = stateDir.resolve(applicationId + ".lock");
        try {
            Files.createDirectories(stateDir);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new StateDirLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new WorkerRefusedException(
                    "The state directory %s (rewardsync.state-dir) cannot be used: %s"
                            .formatted(stateDir, e.getMessage()),
                    e);
        }
        throw new WorkerRefusedException(("Another worker with application id %s uses the state directory %s; it has "
                        + "locked %s. Stop it, or set another rewardsync.state-dir for this instance")
                .formatted(applicationId, stateDir, file.getFileName()));
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // held by this process
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
