package dev.rewardsync.stream;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** The RocksDB memory that all stores of an instance share. Its size does not depend on the number of stores. */
public final class RocksDbMemory implements AutoCloseable {

    /** The key of this object in the configuration of the stores. */
    static final String CONFIG = "rewardsync.rocksdb.memory";

    static {
        RocksDB.loadLibrary();
    }

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    /**
     * Allocates the memory.
     *
     * @param cacheBytes for blocks, indexes, filters and write buffers together
     * @param writeBufferBytes the part of it for data not yet written to disk
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

    /** Frees the memory. All stores must be closed. */
    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }
}
