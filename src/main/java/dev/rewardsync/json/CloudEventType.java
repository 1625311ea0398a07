package dev.rewardsync.json;

/** The CloudEvents types of the records that the worker writes: the header {@code ce_type}. */
public enum CloudEventType {
    LEDGER_ENTRY("dev.rewardsync.ledger-entry.v1"),
    BALANCE("dev.rewardsync.balance.v1"),
    ORDER_EXPORT("dev.rewardsync.order-export.v1"),
    NOTIFICATION("dev.rewardsync.notification.v1"),
    DEAD_LETTER("dev.rewardsync.dead-letter.v1");

    private final String wireName;

    CloudEventType(String wireName) {
        this.wireName = wireName;
    }

    /** The type as the header has it. */
    public String wireName() {
        return wireName;
    }
}
