package dev.rewardsync.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;

/**
 * A temporary directory for data that does not fit into memory. It is created when the first store is opened, and
 * removed when this object is closed or the program is interrupted.
 */
public final class SpillDirectory implements AutoCloseable {

    private static final String PREFIX = "rewardsync-";

    private final Path parent;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<SpillStore> stores = new ArrayList<>();
    private final Thread removalAtExit = new Thread(this::removeForGood, "remove-temporary-directory");
    private @Nullable Path directory;
    private @Nullable SpillMemory memory;

    /** Creates a directory in the system's directory for temporary files. */
    public SpillDirectory() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Creates a directory.
     *
     * @param parent the existing directory in which it is created
     */
    public SpillDirectory(Path parent) {
        this.parent = parent;
    }

    /**
     * Opens an empty store.
     *
     * @param name begins the name of its subdirectory
     * @throws UncheckedIOException if the directory cannot be written
     */
    SpillStore open(String name) {
        lock.lock();
        try {
            SpillStore store = SpillStore.open(created().resolve(name + "-" + stores.size()), openMemory());
            stores.add(store);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(unwritable(e));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the path of a new file in the directory. The caller creates it.
     *
     * @throws IOException if the directory cannot be written
     */
    Path newFile(String name) throws IOException {
        lock.lock();
        try {
            return created().resolve(name);
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            lock.unlock();
        }
    }

    private IOException unwritable(IOException cause) {
        return new IOException("cannot write temporary files in %s: %s".formatted(parent, cause.getMessage()), cause);
    }

    private Path created() throws IOException {
        Path existing = directory;
        if (existing == null) {
            existing = Files.createTempDirectory(parent, PREFIX);
            directory = existing;
            Runtime.getRuntime().addShutdownHook(removalAtExit);
        }
        return existing;
    }

    private SpillMemory openMemory() {
        SpillMemory existing = memory;
        if (existing == null) {
            RocksDB.loadLibrary();
            existing = new SpillMemory();
            memory = existing;
        }
        return existing;
    }

    /** Closes all stores and removes the directory with its content. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (directory != null) {
                stores.forEach(SpillStore::close);
                removeFiles();
                Runtime.getRuntime().removeShutdownHook(removalAtExit);
            }
        } catch (IllegalStateException shuttingDown) {
            // The program was interrupted. The shutdown hook finds nothing left to remove.
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes all stores and removes the directory when the program is interrupted. The locks stay held: threads that
     * still use a store wait until the program has ended.
     */
    private void removeForGood() {
        lock.lock();
        stores.forEach(SpillStore::closeForGood);
        removeFiles();
    }

    private void removeFiles() {
        if (memory != null) {
            memory.close();
            memory = null;
        }
        stores.clear();
        if (directory != null) {
            removeTree(directory);
            directory = null;
        }
    }

    private static void removeTree(Path root) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // Somebody else removed it.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the temporary directory " + root, e);
        }
    }
}
