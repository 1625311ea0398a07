package dev.rewardsync.offline;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.store.StateKeys;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by owner and id. The values used last are in memory, up to a number of bytes; the others are in a
 * {@link SpillStore}, which is opened when the first value is spilled. Not thread-safe.
 *
 * @param <V> immutable values
 */
final class SpillingTable<V> {

    /** About the heap that a cached value takes besides the value itself: its key and the entry of the map. */
    private static final long ENTRY_BYTES = 250;

    private final String name;
    private final Format<V> format;
    private final long maxBytes;
    private final SpillDirectory directory;
    private final LinkedHashMap<Key, CachedValue<V>> cache = new LinkedHashMap<>(16, 0.75f, true);
    private long cachedBytes;
    private @Nullable SpillStore store;

    /** The owner of a value and its id among the owner's values. */
    record Key(AccountOwner owner, String id) {

        static Key of(byte[] stored) {
            return new Key(StateKeys.ownerIn(stored), StateKeys.idIn(stored));
        }

        byte[] stored() {
            return StateKeys.ofOwner(owner, id);
        }
    }

    /** How values are written, read and measured. */
    interface Format<V> {

        byte[] write(V value);

        V read(Key key, byte[] bytes);

        /** Returns about how many bytes of heap a value takes. */
        long heapBytes(V value);
    }

    /**
     * A value in memory.
     *
     * @param value null if it is deleted but may still be in the store
     * @param changed whether the store must be updated
     */
    private record CachedValue<V>(@Nullable V value, boolean changed, long bytes) {}

    /**
     * Creates an empty table.
     *
     * @param name the name of its store
     * @param maxBytes the heap for cached values
     */
    SpillingTable(String name, Format<V> format, long maxBytes, SpillDirectory directory) {
        this.name = name;
        this.format = format;
        this.maxBytes = maxBytes;
        this.directory = directory;
    }

    /** Returns a value; null if there is none. */
    @Nullable
    V get(AccountOwner owner, String id) {
        Key key = new Key(owner, id);
        CachedValue<V> cached = cache.get(key);
        if (cached != null) {
            return cached.value();
        }
        byte[] bytes = store == null ? null : store.get(key.stored());
        if (bytes == null) {
            return null;
        }
        V value = format.read(key, bytes);
        cache(key, value, false);
        return value;
    }

    void put(AccountOwner owner, String id, V value) {
        cache(new Key(owner, id), value, true);
    }

    void remove(AccountOwner owner, String id) {
        Key key = new Key(owner, id);
        if (store != null) {
            cache(key, null, true);
            return;
        }
        CachedValue<V> removed = cache.remove(key);
        cachedBytes -= removed == null ? 0 : removed.bytes();
    }

    /** Returns the ids of an owner's values, sorted. Searches all cached keys. */
    Set<String> idsOf(AccountOwner owner) {
        Set<String> ids = new TreeSet<>();
        if (store != null) {
            try (SpillStore.Cursor cursor = store.cursor(StateKeys.ofOwner(owner, ""))) {
                while (cursor.next() && StateKeys.ownerIn(cursor.key()).equals(owner)) {
                    ids.add(StateKeys.idIn(cursor.key()));
                }
            }
        }
        cache.forEach((key, cached) -> {
            if (key.owner().equals(owner)) {
                if (cached.value() == null) {
                    ids.remove(key.id());
                } else {
                    ids.add(key.id());
                }
            }
        });
        return ids;
    }

    private void cache(Key key, @Nullable V value, boolean changed) {
        CachedValue<V> cached =
                new CachedValue<>(value, changed, ENTRY_BYTES + (value == null ? 0 : format.heapBytes(value)));
        CachedValue<V> replaced = cache.put(key, cached);
        cachedBytes += cached.bytes() - (replaced == null ? 0 : replaced.bytes());
        while (cachedBytes > maxBytes && cache.size() > 1) {
            Map.Entry<Key, CachedValue<V>> oldest = cache.pollFirstEntry();
            cachedBytes -= oldest.getValue().bytes();
            save(oldest.getKey(), oldest.getValue());
        }
    }

    private void save(Key key, CachedValue<V> cached) {
        if (!cached.changed()) {
            return;
        }
        V value = cached.value();
        if (value != null) {
            openStore().put(key.stored(), format.write(value));
        } else if (store != null) {
            store.delete(key.stored());
        }
    }

    private SpillStore openStore() {
        SpillStore opened = store;
        if (opened == null) {
            opened = directory.open(name);
            store = opened;
        }
        return opened;
    }

    /** Visits all values, in no particular order. The visitor must not change the table. */
    void forEach(BiConsumer<Key, V> visitor) {
        if (store != null) {
            try (SortedValues<V> sorted = sorted()) {
                while (sorted.next()) {
                    visitor.accept(Key.of(sorted.storedKey()), sorted.value());
                }
            }
            return;
        }
        cache.forEach((key, cached) -> {
            if (cached.value() != null) {
                visitor.accept(key, cached.value());
            }
        });
    }

    /** Returns all values sorted by their stored keys. The caller closes them, and does not change the table before. */
    SortedValues<V> sorted() {
        if (store == null) {
            return new InMemory();
        }
        cache.replaceAll((key, cached) -> {
            save(key, cached);
            return new CachedValue<>(cached.value(), false, cached.bytes());
        });
        return new OnDisk(store.cursor());
    }

    private final class InMemory implements SortedValues<V> {

        private final Iterator<Map.Entry<byte[], V>> values;
        private Map.@Nullable Entry<byte[], V> current;

        InMemory() {
            TreeMap<byte[], V> sorted = new TreeMap<>(Arrays::compareUnsigned);
            cache.forEach((key, cached) -> {
                if (cached.value() != null) {
                    sorted.put(key.stored(), cached.value());
                }
            });
            values = sorted.entrySet().iterator();
        }

        @Override
        public boolean next() {
            current = values.hasNext() ? values.next() : null;
            return current != null;
        }

        @Override
        public byte[] storedKey() {
            return Objects.requireNonNull(current).getKey();
        }

        @Override
        public V value() {
            return Objects.requireNonNull(current).getValue();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private final class OnDisk implements SortedValues<V> {

        private final SpillStore.Cursor cursor;

        OnDisk(SpillStore.Cursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean next() {
            return cursor.next();
        }

        @Override
        public byte[] storedKey() {
            return cursor.key();
        }

        @Override
        public V value() {
            return format.read(Key.of(cursor.key()), cursor.value());
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
