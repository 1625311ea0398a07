package dev.rewardsync.store;

/** Thrown if a newer version of RewardSync wrote the state. The message says what to do. */
public final class NewerStateException extends UnreadableStateException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param what the state
     * @param written the formats it has
     * @param read the formats that this version reads
     */
    NewerStateException(String what, String written, String read) {
        super(
                ("%s was written by a newer version of RewardSync: %s, this version reads %s. Start the newer version again;"
                                + " docs/upgrading.md says how to go back")
                        .formatted(what, written, read));
    }
}
