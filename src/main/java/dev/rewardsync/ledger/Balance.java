package dev.rewardsync.ledger;

/**
 * A customer's points.
 *
 * @param available points that can be spent; negative if more points were spent or reversed than there were
 * @param pending points that are earned but not yet released, 0 or more
 */
public record Balance(long available, long pending) {

    /** No available and no pending points. */
    public static final Balance ZERO = new Balance(0, 0);

    /**
     * Returns the balance after adding the signed changes.
     *
     * @throws ArithmeticException if a result exceeds 64 bits
     */
    public Balance plus(long availableChange, long pendingChange) {
        return new Balance(Math.addExact(available, availableChange), Math.addExact(pending, pendingChange));
    }
}
