package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.kafka.ErasureKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The erased customers of one partition, as keyed hashes of their ids. The hashes are in the totals store, each with the
 * fingerprint of its key.
 */
final class ErasedCustomers {

    /** A stored name; do not change it. */
    private static final byte[] PREFIX = "erased/".getBytes(StandardCharsets.UTF_8);

    private final KeyValueStore<Bytes, byte[]> totals;
    private final @Nullable ErasureKey key;
    private final Set<ByteBuffer> hashes = new HashSet<>();

    /**
     * Reads the hashes of a partition.
     *
     * @param key null if this worker has none
     * @throws OtherErasureKeyException if they were made with another key
     */
    @SuppressWarnings("removal") // Bytes.increment has no replacement
    ErasedCustomers(KeyValueStore<Bytes, byte[]> totals, @Nullable ErasureKey key, int partition) {
        this.totals = totals;
        this.key = key;
        Bytes from = Bytes.wrap(PREFIX);
        try (KeyValueIterator<Bytes, byte[]> stored = totals.range(from, Bytes.increment(from))) {
            stored.forEachRemaining(erased -> {
                if (key == null || !Arrays.equals(erased.value, key.fingerprint())) {
                    throw new OtherErasureKeyException(partition, key == null);
                }
                byte[] entry = erased.key.get();
                hashes.add(ByteBuffer.wrap(entry, PREFIX.length, entry.length - PREFIX.length)
                        .slice());
            });
        }
    }

    /** Thrown if this worker's key is not the one that customers were erased with. It could not tell who was erased. */
    static final class OtherErasureKeyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OtherErasureKeyException(int partition, boolean hasNoKey) {
            super(
                    ("Customers of partition %d were erased with another rewardsync.erasure.key%s. Set the key that they were"
                                    + " erased with, which all instances share: see docs/erasing.md")
                            .formatted(partition, hasNoKey ? ", and this worker has none" : " than this worker's"));
        }
    }

    /** Returns the key; null if this worker has none. */
    @Nullable
    ErasureKey key() {
        return key;
    }

    /** Returns whether an owner is a customer who was erased. */
    boolean contains(AccountOwner owner) {
        return key != null
                && !hashes.isEmpty()
                && !owner.guest()
                && hashes.contains(ByteBuffer.wrap(key.hashOf(owner.id())));
    }

    /**
     * Plans to store the hash of a customer. {@link #add} makes it count.
     *
     */
    void put(String customerId, ErasureKey ownKey, StateChanges changes) {
        changes.put(totals, entry(customerId, ownKey), ownKey.fingerprint());
    }

    /** Returns the stored key of a customer. */
    private static byte[] entry(String customerId, ErasureKey key) {
        byte[] hash = key.hashOf(customerId);
        return ByteBuffer.allocate(PREFIX.length + hash.length)
                .put(PREFIX)
                .put(hash)
                .array();
    }

    /** Returns whether an owner is a customer who was erased, for threads that are not stream threads. */
    static boolean isErased(AccountOwner owner, ErasureKey key, ReadOnlyKeyValueStore<Bytes, byte[]> totals) {
        return !owner.guest() && totals.get(Bytes.wrap(entry(owner.id(), key))) != null;
    }

    /** Counts a customer as erased from now on. */
    void add(String customerId, ErasureKey ownKey) {
        hashes.add(ByteBuffer.wrap(ownKey.hashOf(customerId)));
    }
}
