package dev.rewardsync.ledger;

/**
 * The points of a customer.
 *
 * @param available can be spent; less than 0 where more was spent or taken back than there was
 * @param pending earned but not yet released, 0 or more
 */
public record Balance(long available, long pending) {

    /** No points at all. */
    public static final Balance ZERO = new Balance(0, 0);

    /**
     * The balance after a signed change.
     *
     * @throws ArithmeticException where it leaves 64 bits
     */
    public Balance plus(long availableChange, long pendingChange) {
        return new Balance(Math.addExact(available, availableChange), Math.addExact(pending, pendingChange));
    }
}
