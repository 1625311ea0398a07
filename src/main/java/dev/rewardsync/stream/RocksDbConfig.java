package dev.rewardsync.stream;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.Options;

/**
 * Configures RocksDB for point lookups with a fixed amount of memory for all stores. In most files, a lookup does not
 * find its key.
 */
public final class RocksDbConfig implements RocksDBConfigSetter {

    private static final double BLOOM_BITS_PER_KEY = 10;
    private static final long BLOCK_BYTES = 8 * 1024;
    private static final long WRITE_BUFFER_BYTES = 8 * 1024 * 1024;

    /**
     * The size by which a write buffer grows. With RocksDB's default of 1 MiB, the buffers of a dozen partitions
     * reserve the whole budget while they are nearly empty, and every write then flushes a file.
     */
    private static final long WRITE_BUFFER_STEP_BYTES = 32 * 1024;

    /** Within this time, deleted values leave the files, also those that are no longer written to. */
    private static final long COMPACTION_SECONDS = Duration.ofDays(30).toSeconds();

    /** About 12 bits for each account in a full write buffer. */
    private static final double MEMTABLE_FILTER_SHARE = 0.004;

    private @Nullable BloomFilter bloomFilter;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BloomFilter filter = new BloomFilter(BLOOM_BITS_PER_KEY);
        bloomFilter = filter;
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setFilterPolicy(filter);
        table.setBlockSize(BLOCK_BYTES);
        table.setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
        if (configs.get(RocksDbMemory.CONFIG) instanceof RocksDbMemory memory) {
            table.setBlockCache(memory.cache());
            table.setCacheIndexAndFilterBlocks(true);
            table.setCacheIndexAndFilterBlocksWithHighPriority(true);
            table.setPinTopLevelIndexAndFilter(true);
            table.setPinL0FilterAndIndexBlocksInCache(true);
            options.setWriteBufferManager(memory.writeBuffers());
        }
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setArenaBlockSize(WRITE_BUFFER_STEP_BYTES);
        // Most keys that are looked up are not in the memtable. The filter skips the search.
        options.setMemtablePrefixBloomSizeRatio(MEMTABLE_FILTER_SHARE);
        options.setMemtableWholeKeyFiltering(true);
        options.setPeriodicCompactionSeconds(COMPACTION_SECONDS);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        if (bloomFilter != null) {
            bloomFilter.close();
        }
    }
}
