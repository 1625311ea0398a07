package dev.rewardsync.offline;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** The native memory that the stores of a {@link SpillDirectory} share, and their settings. */
final class SpillMemory implements AutoCloseable {

    /** For write buffers and blocks together. */
    private static final long CACHE_BYTES = 512L * 1024 * 1024;

    private static final long WRITE_BUFFERS_BYTES = 128L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 32L * 1024 * 1024;

    /** Most reads are of one account of a few hundred bytes, and decompress its block. */
    private static final long BLOCK_BYTES = 2 * 1024;

    private static final double BLOOM_BITS_PER_KEY = 10;

    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final WriteBufferManager writeBuffers = new WriteBufferManager(WRITE_BUFFERS_BYTES, cache);
    private final BloomFilter bloomFilter = new BloomFilter(BLOOM_BITS_PER_KEY);

    /**
     * Returns the options of a store. Most keys are written a few times and rarely read: universal compaction writes
     * them less often than compaction by levels.
     */
    Options options() {
        return new Options()
                .setCreateIfMissing(true)
                .setErrorIfExists(true)
                .setCompactionStyle(CompactionStyle.UNIVERSAL)
                .setAvoidFlushDuringShutdown(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferManager(writeBuffers)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(BLOCK_BYTES)
                        .setFilterPolicy(bloomFilter));
    }

    /** Frees the memory. All stores must be closed. */
    @Override
    public void close() {
        writeBuffers.close();
        bloomFilter.close();
        cache.close();
    }
}
