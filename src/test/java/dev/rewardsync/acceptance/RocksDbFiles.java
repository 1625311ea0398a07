package dev.rewardsync.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The files of the stores of a worker that has stopped. */
final class RocksDbFiles {

    private RocksDbFiles() {}

    /** Rewrites all files without deleted values, as RocksDB does by itself in the course of time. */
    static void compact(Path stateDir) throws IOException, RocksDBException {
        try (Stream<Path> files = Files.walk(stateDir)) {
            for (Path current : files.filter(file -> file.endsWith("CURRENT")).toList()) {
                compactStore(current.getParent().toString());
            }
        }
    }

    private static void compactStore(String store) throws RocksDBException {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        try (Options options = new Options()) {
            for (byte[] name : RocksDB.listColumnFamilies(options, store)) {
                families.add(new ColumnFamilyDescriptor(name, new ColumnFamilyOptions()));
            }
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                RocksDB db = RocksDB.open(options, store, families, handles)) {
            for (ColumnFamilyHandle handle : handles) {
                db.compactRange(handle);
                handle.close();
            }
        }
    }
}
