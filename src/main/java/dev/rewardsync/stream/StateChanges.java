package dev.rewardsync.stream;

import dev.rewardsync.topic.SizeLimits;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Changes to stores that are planned, measured, and not yet made. */
final class StateChanges {

    private final List<Change> changes = new ArrayList<>();

    private record Change(KeyValueStore<Bytes, byte[]> store, Bytes key, byte @Nullable [] value) {
        @SuppressWarnings("NullAway") // A store takes null for a value that is to be deleted.
        void make() {
            store.put(key, value);
        }
    }

    /**
     * Plans a change.
     *
     * @param value null to delete
     * @throws SizeLimits.Exceeded where it is too large to be stored
     */
    void put(KeyValueStore<Bytes, byte[]> store, byte[] key, byte @Nullable [] value) {
        SizeLimits.check("a value of the store", store.name(), key.length + OutboundRecord.sizeOf(value));
        changes.add(new Change(store, Bytes.wrap(key), value));
    }

    /** Makes all changes. */
    void make() {
        changes.forEach(Change::make);
    }
}
