package dev.rewardsync.audit;

/** What the ledger has of one rule's points for one order. */
final class RuleTotals {

    private final String ruleId;
    private long points;
    private long expired;
    private long availableSince = Long.MAX_VALUE;

    RuleTotals(String ruleId) {
        this.ruleId = ruleId.intern(); // there are few, and each in many orders
    }

    String ruleId() {
        return ruleId;
    }

    /** Given less taken back. */
    long points() {
        return points;
    }

    /** Ran out in their own lots. */
    long expired() {
        return expired;
    }

    /** The number of the entry that first made some of them available. */
    long availableSince() {
        return availableSince;
    }

    void book(long change) {
        points += change;
    }

    void expire(long change) {
        expired -= change;
    }

    void availableWith(long sequence) {
        availableSince = Math.min(availableSince, sequence);
    }
}
