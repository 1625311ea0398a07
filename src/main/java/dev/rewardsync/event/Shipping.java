package dev.rewardsync.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an order is delivered, and for how much. All texts are null where the shop named none.
 *
 * @param amount 0 or more; with tax where the order's prices include it
 * @param tax on the shipping, 0 or more
 */
public record Shipping(
        @Nullable String method,
        BigDecimal amount,
        BigDecimal tax,
        @Nullable String country,
        @Nullable String region,
        @Nullable String state,
        @Nullable String postcode) {

    /** The shipping of an order that says nothing of it. */
    public static final Shipping NONE = new Shipping(null, BigDecimal.ZERO, BigDecimal.ZERO, null, null, null, null);

    /** The same delivery at no cost, as when it was refunded. */
    public Shipping free() {
        return new Shipping(method, BigDecimal.ZERO, BigDecimal.ZERO, country, region, state, postcode);
    }
}
