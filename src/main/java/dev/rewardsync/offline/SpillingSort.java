package dev.rewardsync.offline;

import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sorts values by unique keys of bytes, compared as unsigned. Beyond a number of bytes, the values are on disk. Not
 * thread-safe.
 */
public final class SpillingSort {

    /** About the heap that an entry of the map takes besides its bytes. */
    private static final long ENTRY_BYTES = 100;

    private final String name;
    private final long maxBytes;
    private final SpillDirectory directory;
    private final TreeMap<byte[], byte[]> inMemory = new TreeMap<>(Arrays::compareUnsigned);
    private long bytes;
    private @Nullable SpillStore store;

    /** Receives sorted values. */
    public interface Visitor<E extends Exception> {
        void visit(byte[] key, byte[] value) throws E;
    }

    /**
     * Creates an empty sort.
     *
     * @param name the name of its store
     * @param maxBytes the heap for values
     */
    public SpillingSort(String name, long maxBytes, SpillDirectory directory) {
        this.name = name;
        this.maxBytes = maxBytes;
        this.directory = directory;
    }

    /** Adds a value. */
    public void add(byte[] key, byte[] value) {
        if (store != null) {
            store.put(key, value);
            return;
        }
        inMemory.put(key, value);
        bytes += ENTRY_BYTES + key.length + value.length;
        if (bytes > maxBytes) {
            SpillStore opened = directory.open(name);
            inMemory.forEach(opened::put);
            inMemory.clear();
            store = opened;
        }
    }

    /** Visits all values in the order of their keys. May be called more than once. */
    public <E extends Exception> void forEach(Visitor<E> visitor) throws E {
        if (store == null) {
            for (var entry : inMemory.entrySet()) {
                visitor.visit(entry.getKey(), entry.getValue());
            }
            return;
        }
        try (SpillStore.Cursor cursor = store.cursor()) {
            while (cursor.next()) {
                visitor.visit(cursor.key(), cursor.value());
            }
        }
    }
}
