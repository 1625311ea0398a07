package dev.rewardsync.json;

/** The CloudEvents types of the worker's output records, in the header {@code ce_type}. */
public enum CloudEventType {
    LEDGER_ENTRY("dev.rewardsync.ledger-entry.v1"),
    BALANCE("dev.rewardsync.balance.v1"),
    ORDER_EXPORT("dev.rewardsync.order-export.v1"),
    NOTIFICATION("dev.rewardsync.notification.v1"),
    RULESET("dev.rewardsync.ruleset.v1"),
    DEAD_LETTER("dev.rewardsync.dead-letter.v1");

    private final String wireName;

    CloudEventType(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the header's value. */
    public String wireName() {
        return wireName;
    }
}
