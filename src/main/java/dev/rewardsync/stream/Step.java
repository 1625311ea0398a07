package dev.rewardsync.stream;

import java.util.List;

/**
 * All that one input record, or one quiet customer, makes happen: planned whole, not begun.
 *
 * @param counted what is counted once it has happened
 */
record Step(StateChanges changes, List<Output> outputs, Runnable counted) {

    /** A step that only sends. */
    static Step sending(Output output, Runnable counted) {
        return new Step(new StateChanges(), List.of(output), counted);
    }
}
