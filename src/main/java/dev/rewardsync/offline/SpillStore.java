package dev.rewardsync.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * Keys and values on disk, sorted by key as unsigned bytes. Nothing survives the end of the program, so nothing is
 * logged for recovery. One thread uses a store at a time; only {@link #closeForGood} may come from another.
 */
final class SpillStore implements AutoCloseable {

    private final Path directory;
    private final ReentrantLock lock = new ReentrantLock();
    private final Options options;
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final RocksDB database;
    private final List<Cursor> cursors = new ArrayList<>();

    private SpillStore(Path directory, Options options, RocksDB database) {
        this.directory = directory;
        this.options = options;
        this.database = database;
    }

    static SpillStore open(Path directory, SpillMemory memory) throws IOException {
        Options options = memory.options();
        try {
            return new SpillStore(directory, options, RocksDB.open(options, directory.toString()));
        } catch (RocksDBException e) {
            options.close();
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Returns the value of a key; null if there is none. */
    byte @Nullable [] get(byte[] key) {
        lock.lock();
        try {
            return database.get(key);
        } catch (RocksDBException e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    void put(byte[] key, byte[] value) {
        lock.lock();
        try {
            database.put(unlogged, key, value);
        } catch (RocksDBException e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    void delete(byte[] key) {
        lock.lock();
        try {
            database.delete(unlogged, key);
        } catch (RocksDBException e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    /** Returns a cursor before the first key. Later writes do not affect it. */
    Cursor cursor() {
        return cursor(new byte[] {});
    }

    /** Returns a cursor before a key or, if there is none, the next one. Later writes do not affect it. */
    Cursor cursor(byte[] from) {
        lock.lock();
        try {
            Cursor cursor = new Cursor(from);
            cursors.add(cursor);
            return cursor;
        } finally {
            lock.unlock();
        }
    }

    private UncheckedIOException failure(RocksDBException e) {
        return new UncheckedIOException(
                new IOException("cannot use temporary files in %s: %s".formatted(directory, e.getMessage()), e));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeDatabase();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the store and stops every thread that uses it afterwards. */
    void closeForGood() {
        lock.lock();
        closeDatabase();
    }

    private void closeDatabase() {
        List.copyOf(cursors).forEach(Cursor::close);
        database.close();
        unlogged.close();
        options.close();
    }

    /** Reads all keys and values in their order. */
    final class Cursor implements AutoCloseable {

        private final RocksIterator iterator = database.newIterator();
        private final byte[] from;
        private boolean started;

        private Cursor(byte[] from) {
            this.from = from;
        }

        /** Moves to the next key; returns false if there is none. */
        boolean next() {
            lock.lock();
            try {
                if (started) {
                    iterator.next();
                } else {
                    iterator.seek(from);
                    started = true;
                }
                if (!iterator.isValid()) {
                    iterator.status();
                }
                return iterator.isValid();
            } catch (RocksDBException e) {
                throw failure(e);
            } finally {
                lock.unlock();
            }
        }

        byte[] key() {
            lock.lock();
            try {
                return iterator.key();
            } finally {
                lock.unlock();
            }
        }

        byte[] value() {
            lock.lock();
            try {
                return iterator.value();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (cursors.remove(this)) {
                    iterator.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
