package dev.rewardsync.stream;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** The memory that all stores of an instance share, so that their number does not matter. */
public final class RocksDbMemory implements AutoCloseable {

    /** The name under which the stores' configuration finds it. */
    static final String CONFIG = "rewardsync.rocksdb.memory";

    static {
        RocksDB.loadLibrary();
    }

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    /**
     * Memory of a size.
     *
     * @param cacheBytes for blocks, indexes, filters and write buffers together
     * @param writeBufferBytes the part of it that is for what was not yet written to disk
     */
    public RocksDbMemory(long cacheBytes, long writeBufferBytes) {
        this.cache = new LRUCache(cacheBytes);
        this.writeBuffers = new WriteBufferManager(writeBufferBytes, cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    /** Gives the memory back; no store may be open any more. */
    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }
}
