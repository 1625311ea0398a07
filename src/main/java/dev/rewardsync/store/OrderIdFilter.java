package dev.rewardsync.store;

/**
 * What an account knows of the ids of all orders that were ever remembered under its owner: a Bloom filter of 128 bits,
 * kept with the account because every event reads it anyway. Most orders that are looked for are new, and this tells so
 * without a look into their store. Of ten orders remembered, 2 in 100 new ones are looked for in vain; of sixty, 40.
 *
 * @param first one bit for each id
 * @param second another bit for each id
 */
public record OrderIdFilter(long first, long second) {

    /** No order was ever remembered. */
    public static final OrderIdFilter NONE = new OrderIdFilter(0, 0);

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** These marks with those of one more order. */
    public OrderIdFilter with(String orderId) {
        long spread = orderId.hashCode() * SPREAD;
        // A shift takes the lowest six bits of its distance.
        return new OrderIdFilter(first | 1L << (spread >>> 58), second | 1L << (spread >>> 52));
    }

    /** Whether an order may be remembered; where this is false, it surely is not. */
    public boolean mayHave(String orderId) {
        return equals(with(orderId));
    }
}
