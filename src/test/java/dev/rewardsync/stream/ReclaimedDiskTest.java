package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompactionStyle;
import org.rocksdb.FlushOptions;
import org.rocksdb.MutableColumnFamilyOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** Retention has deleted the orders of a store. RocksDB reclaims their disk, even if nothing else is compacted. */
class ReclaimedDiskTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ORDERS = 20_000;
    private static final int ORDER_BYTES = 1_400;
    private static final long STORED_BYTES = (long) ORDERS * ORDER_BYTES;
    /** By default, RocksDB rewrites each file after this time at the latest. */
    private static final Duration MAX_FILE_AGE = Duration.ofDays(30);

    @Test
    void diskOfDeletedOrdersIsReclaimed(@TempDir Path dir) throws Exception {
        try (RocksDbMemory memory = new RocksDbMemory(64 << 20, 16 << 20);
                Options options = new Options();
                WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
                FlushOptions flush = new FlushOptions()) {
            // As Kafka Streams does.
            options.setCreateIfMissing(true).setCompactionStyle(CompactionStyle.UNIVERSAL);
            options.setTableFormatConfig(new BlockBasedTableConfig());
            RocksDbConfig config = new RocksDbConfig();
            config.setConfig("placed-orders", options, Map.of(RocksDbMemory.CONFIG, memory));
            try (RocksDB store = RocksDB.open(options, dir.toString())) {
                write(store, unlogged);
                store.flush(flush);
                assertThat(bytesOnDisk(store)).isGreaterThan(STORED_BYTES);
                delete(store, unlogged);
                store.flush(flush);
                assertThat(optionsOf(dir)).contains("periodic_compaction_seconds=" + MAX_FILE_AGE.toSeconds());
                store.setOptions(MutableColumnFamilyOptions.builder()
                        .setPeriodicCompactionSeconds(1) // as if that time had passed
                        .build());
                await("the disk of all orders is reclaimed").atMost(LIMIT).until(() -> {
                    store.put(unlogged, new byte[] {1}, new byte[] {1});
                    store.flush(flush);
                    return bytesOnDisk(store) < STORED_BYTES / 100;
                });
            }
            config.close("placed-orders", options);
        }
    }

    private static void write(RocksDB store, WriteOptions options) throws RocksDBException {
        Random random = new Random(1);
        byte[] order = new byte[ORDER_BYTES];
        for (int number = 0; number < ORDERS; number++) {
            random.nextBytes(order);
            store.put(options, key(number), order);
        }
    }

    private static void delete(RocksDB store, WriteOptions options) throws RocksDBException {
        for (int number = 0; number < ORDERS; number++) {
            store.delete(options, key(number));
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static String optionsOf(Path dir) throws IOException {
        try (var files = Files.newDirectoryStream(dir, "OPTIONS-*")) {
            return Files.readString(files.iterator().next());
        }
    }

    private static long bytesOnDisk(RocksDB store) throws RocksDBException {
        return store.getLongProperty("rocksdb.total-sst-files-size");
    }
}
