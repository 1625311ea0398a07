package dev.rewardsync.decision;

import dev.rewardsync.event.Received;
import dev.rewardsync.rule.Ruleset;
import java.time.Instant;

/** The one entry to the business. */
public final class Decider {

    private final Ruleset ruleset;
    private final Retention retention;

    public Decider(Ruleset ruleset, Retention retention) {
        this.ruleset = ruleset;
        this.retention = retention;
    }

    /** Settles what is due before the event, then decides the event. */
    public Decision decide(Received received, CustomerMemory memory) {
        throw new UnsupportedOperationException("being written");
    }

    /** Settles what is due by then, for a customer of whom no event came. */
    public Decision settle(CustomerMemory memory, Instant now) {
        throw new UnsupportedOperationException("being written");
    }
}
