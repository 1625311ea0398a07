package dev.rewardsync.stream;

import java.util.List;

/**
 * All that one input record, or one quiet customer, makes happen: planned whole, not begun.
 *
 * @param counted what is counted once it has happened
 */
record PlannedStep(StateChanges changes, List<OutboundRecord> outputs, Runnable counted) {

    /** A step that only sends. */
    static PlannedStep sending(OutboundRecord output, Runnable counted) {
        return new PlannedStep(new StateChanges(), List.of(output), counted);
    }
}
