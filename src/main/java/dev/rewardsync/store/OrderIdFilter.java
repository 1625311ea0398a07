package dev.rewardsync.store;

import dev.rewardsync.order.TrackedOrder;
import java.util.List;

/**
 * A Bloom filter of 128 bits over the ids of all orders that were ever stored under an owner.
 *
 * <p>It is stored with the account, which every event reads anyway. Most orders that are looked up are new, and the
 * filter answers that without a read of the orders store. The false positive rate is 2 % after ten orders and 40 %
 * after sixty.
 *
 * @param first one bit for each id
 * @param second another bit for each id
 */
public record OrderIdFilter(long first, long second) {

    /** The filter of an owner without orders. */
    public static final OrderIdFilter NONE = new OrderIdFilter(0, 0);

    /** 2^64 divided by the golden ratio: the multiplier of Fibonacci hashing (Knuth, TAOCP vol. 3, 6.4). */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Returns this filter with one more order id. */
    public OrderIdFilter with(String orderId) {
        long hash = orderId.hashCode() * MULTIPLIER;
        // A shift uses only the lowest six bits of its distance.
        return new OrderIdFilter(first | 1L << (hash >>> 58), second | 1L << (hash >>> 52));
    }

    /** Returns this filter with the ids of more orders. */
    public OrderIdFilter with(List<TrackedOrder> orders) {
        OrderIdFilter extended = this;
        for (TrackedOrder order : orders) {
            extended = extended.with(order.orderId());
        }
        return extended;
    }

    /** Returns false if no order was ever stored under the id; true if one may have been. */
    public boolean mightContain(String orderId) {
        return equals(with(orderId));
    }
}
