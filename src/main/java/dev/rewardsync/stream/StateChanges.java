package dev.rewardsync.stream;

import dev.rewardsync.kafka.RecordSize;
import dev.rewardsync.topic.SizeLimits;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Planned changes to the stores. Sizes are checked when a change is planned. */
final class StateChanges {

    private final List<PlannedChange> changes = new ArrayList<>();

    private record PlannedChange(KeyValueStore<Bytes, byte[]> store, Bytes key, byte @Nullable [] value) {
        @SuppressWarnings("NullAway") // Stores take null to delete a value.
        void apply() {
            store.put(key, value);
        }
    }

    /**
     * Plans a change.
     *
     * @param value null to delete
     * @throws SizeLimits.Exceeded if the value is too large
     */
    void put(KeyValueStore<Bytes, byte[]> store, byte[] key, byte @Nullable [] value) {
        SizeLimits.check("a value of the store", store.name(), key.length + RecordSize.of(value));
        changes.add(new PlannedChange(store, Bytes.wrap(key), value));
    }

    /** Applies all changes. */
    void apply() {
        changes.forEach(PlannedChange::apply);
    }
}
