package dev.rewardsync.store;

import dev.rewardsync.store.StateFormat.NoKey;
import java.util.Map;

/**
 * The newest formats that a partition's state may contain.
 *
 * @param stateFormat the {@link #STATE_FORMAT} of the version that wrote it
 * @param ruleLanguage the newest language of the rules that are stored with accruals
 */
public record StateVersion(int stateFormat, int ruleLanguage) {

    /**
     * The state format that this version writes. Raise it with every change that an older version could not read: a
     * new version of a {@link StateFormat}, a new constant in {@link ConstantIds}, a new layout in {@link StateKeys}.
     */
    public static final int STATE_FORMAT = 2;

    private static final StateFormat<NoKey, StateVersion> FORMAT = new StateFormat<>(
            "state version",
            (out, version) -> out.count(version.stateFormat).count(version.ruleLanguage),
            Map.of(1, (key, in) -> new StateVersion(in.smallCount(), in.smallCount())));

    /** Returns the version as bytes. */
    public byte[] toBytes() {
        return FORMAT.write(this);
    }

    /**
     * Reads a version.
     *
     * @throws UnreadableStateException if the bytes are damaged or have an unsupported format
     */
    public static StateVersion read(byte[] bytes) {
        return FORMAT.read(NoKey.NONE, bytes);
    }

    /**
     * Checks that the version of RewardSync that writes this state version can read another one.
     *
     * @param stored the state version to read
     * @param state names the state in the message
     * @throws NewerStateException if {@code stored} is newer
     */
    public void checkReads(StateVersion stored, String state) {
        if (stored.stateFormat > stateFormat || stored.ruleLanguage > ruleLanguage) {
            throw new NewerStateException(state, stored.description(), description());
        }
    }

    private String description() {
        return "state format %d and rule language %d".formatted(stateFormat, ruleLanguage);
    }
}
