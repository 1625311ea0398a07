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
     * The state format that this version writes. Raise it with every change that an older version could not read: a new
     * version of a {@link StateFormat}, a new constant in {@link ConstantIds}, another layout in {@link StateKeys}.
     */
    public static final int STATE_FORMAT = 1;

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
     * @throws UnreadableStateException if these are not its bytes
     */
    public static StateVersion read(byte[] bytes) {
        return FORMAT.read(NoKey.NONE, bytes);
    }

    /**
     * Checks that state can be read by the version of RewardSync that writes this.
     *
     * @param state for the message
     * @throws NewerStateException if the state is newer
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
