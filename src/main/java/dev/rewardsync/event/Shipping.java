package dev.rewardsync.event;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of an order and its cost. Texts that the event does not contain are null.
 *
 * @param amount cost before the discount, 0 or more; includes tax if the order's prices do
 * @param discount discount of coupons and promotions on the cost, 0 or more
 * @param tax tax of the cost, 0 or more
 */
@RecordBuilder
public record Shipping(
        @Nullable String method,
        BigDecimal amount,
        BigDecimal discount,
        BigDecimal tax,
        @Nullable String country,
        @Nullable String region,
        @Nullable String state,
        @Nullable String postcode)
        implements ShippingBuilder.With {

    /** The line id of the shipping in exports and traces, where it is listed like a line of the order. */
    public static final String LINE_ID = "shipping";

    /** The shipping of orders that contain none. */
    public static final Shipping NONE = ShippingBuilder.builder()
            .amount(BigDecimal.ZERO)
            .discount(BigDecimal.ZERO)
            .tax(BigDecimal.ZERO)
            .build();

    /** Returns the same delivery without cost, as after a refund of the shipping. */
    public Shipping free() {
        return with(shipping ->
                shipping.amount(BigDecimal.ZERO).discount(BigDecimal.ZERO).tax(BigDecimal.ZERO));
    }
}
