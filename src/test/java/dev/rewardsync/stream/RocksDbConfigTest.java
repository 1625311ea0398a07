package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

class RocksDbConfigTest {

    private static final int PARTITIONS = 48;
    private static final int STORES_PER_PARTITION = 6;
    private static final int WRITES_PER_STORE = 20;
    private static final long CACHE_BYTES = 192 << 20;
    private static final long WRITE_BUFFER_BYTES = 64 << 20;

    @TempDir
    private Path dir;

    private final List<AutoCloseable> open = new ArrayList<>();

    @Test
    void manyPartitionsShareTheWriteBuffersWithoutTinyFiles() throws RocksDBException {
        RocksDbMemory memory = opened(new RocksDbMemory(CACHE_BYTES, WRITE_BUFFER_BYTES));
        List<RocksDB> stores = new ArrayList<>();
        for (int store = 0; store < PARTITIONS * STORES_PER_PARTITION; store++) {
            stores.add(store("store-" + store, memory));
        }

        WriteOptions unlogged = opened(new WriteOptions().setDisableWAL(true));
        for (int write = 0; write < WRITES_PER_STORE; write++) {
            byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(write).array();
            for (RocksDB store : stores) {
                store.put(unlogged, key, new byte[1400]);
            }
        }

        for (RocksDB store : stores) {
            assertThat(store.getProperty("rocksdb.num-entries-active-mem-table"))
                    .as("entries in the memtable")
                    .isEqualTo(Integer.toString(WRITES_PER_STORE));
        }
    }

    private RocksDB store(String name, RocksDbMemory memory) throws RocksDBException {
        Options options = opened(new Options().setCreateIfMissing(true));
        options.setTableFormatConfig(new BlockBasedTableConfig());
        RocksDbConfig settings = new RocksDbConfig();
        settings.setConfig(name, options, Map.of(RocksDbMemory.CONFIG, memory));
        open.addFirst(() -> settings.close(name, options));
        return opened(RocksDB.open(options, dir.resolve(name).toString()));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.addFirst(resource);
        return resource;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }
}
