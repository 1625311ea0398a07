package dev.rewardsync.stream;

import java.util.List;

/**
 * All effects of one input record or of one idle customer's timers, before any of them takes place.
 *
 * @param changes the changes to the stores
 * @param outputs the records to send
 * @param recordMetrics updates the metrics after the other effects
 */
record PlannedStep(StateChanges changes, List<OutboundRecord> outputs, Runnable recordMetrics) {

    /** Returns a step that changes and sends nothing. */
    static PlannedStep ofMetrics(Runnable recordMetrics) {
        return new PlannedStep(new StateChanges(), List.of(), recordMetrics);
    }

    /** Returns a step that only sends a record. */
    static PlannedStep ofOutput(OutboundRecord output, Runnable recordMetrics) {
        return new PlannedStep(new StateChanges(), List.of(output), recordMetrics);
    }
}
