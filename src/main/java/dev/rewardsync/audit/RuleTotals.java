package dev.rewardsync.audit;

/** The ledger's totals of one rule's points for one order. */
final class RuleTotals {

    private final String ruleId;
    private long points;
    private long expired;
    private long availableSince = Long.MAX_VALUE;

    RuleTotals(String ruleId) {
        this.ruleId = ruleId.intern(); // there are few rule ids, each occurring in many orders
    }

    String ruleId() {
        return ruleId;
    }

    /** Returns the points accrued, net of reversals. */
    long points() {
        return points;
    }

    /** Returns the points that expired in their own lots. */
    long expired() {
        return expired;
    }

    /** Returns the sequence of the first entry that made points available; {@link Long#MAX_VALUE} if none did. */
    long availableSince() {
        return availableSince;
    }

    /** Adds the signed change of an accrual or a reversal. */
    void addPoints(long change) {
        points += change;
    }

    /** Adds expired points, 0 or more. */
    void addExpired(long expiredPoints) {
        expired += expiredPoints;
    }

    /** Registers an entry that made points available. */
    void addAvailable(long sequence) {
        availableSince = Math.min(availableSince, sequence);
    }
}
