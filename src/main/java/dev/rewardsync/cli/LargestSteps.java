package dev.rewardsync.cli;

import java.util.ArrayList;
import java.util.List;

/** The steps of one customer in which two rulesets differ most. */
final class LargestSteps {

    /** More steps would make the report long; most differences have one cause. */
    private static final int SHOWN = 3;

    private final List<ReplayedStep> steps = new ArrayList<>();
    private long differing;

    /** Adds a step, if it differs. */
    void add(ReplayedStep step) {
        if (!step.differs()) {
            return;
        }
        differing++;
        steps.add(step);
        steps.sort(ReplayedStep.LARGEST_FIRST);
        if (steps.size() > SHOWN) {
            steps.removeLast();
        }
    }

    /** Returns the largest steps, the largest first; of equal ones, the earliest first. */
    List<ReplayedStep> largest() {
        return List.copyOf(steps);
    }

    /** Returns how many more steps differ. */
    long more() {
        return differing - steps.size();
    }
}
