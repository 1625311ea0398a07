package dev.rewardsync.stream;

import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.store.StateVersion;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The record in a partition's totals with the newest formats that the partition's state may contain. It is in the
 * changelog with the state, and so moves and is restored with it.
 */
final class StateVersionMarker {

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
