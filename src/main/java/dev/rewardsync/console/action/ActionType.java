package dev.rewardsync.console.action;

import java.util.Locale;

/** What operators do. */
public enum ActionType {
    /** Corrects a customer's points. */
    ADJUST,
    /** Puts dead letters back to the topics that they came from. */
    REPLAY,
    /** Erases a customer. */
    ERASE;

    /** Returns the name in the operator log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
