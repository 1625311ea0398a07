package dev.rewardsync.stream;

import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.store.StateVersion;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Marks a partition's state with the newest formats that it may contain. The marker is a record in the totals store.
 * Its changelog moves the marker to another instance together with the state.
 */
final class StateVersionMarker {

    /** A stored name; do not change it. */
    private static final Bytes KEY = Bytes.wrap("state-version".getBytes(StandardCharsets.UTF_8));

    private static final StateVersion OWN = new StateVersion(StateVersion.STATE_FORMAT, RuleSnapshots.LANGUAGE);

    private StateVersionMarker() {}

    /**
     * Checks that this version can read the partition's state, and marks the state as written by this version before
     * the first record is processed.
     *
     * @throws dev.rewardsync.store.NewerStateException if a newer version has written to it
     */
    static void check(KeyValueStore<Bytes, byte[]> totals, int partition) {
        byte[] marker = totals.get(KEY);
        if (marker != null) {
            StateVersion stored = StateVersion.read(marker);
            OWN.checkReads(stored, "The state of partition " + partition);
            if (stored.equals(OWN)) {
                return;
            }
        }
        totals.put(KEY, OWN.toBytes());
    }
}
