package dev.rewardsync.event;

import dev.rewardsync.money.Currency;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer or guest placed an order.
 *
 * @param revision 1 or more; a higher one amends the order
 * @param currency of every amount in the event
 * @param baseCurrency the shop's base currency, for {@code exchangeRate}
 * @param exchangeRate units of {@code currency} for one of {@code baseCurrency}, more than 0
 * @param pricesIncludeTax whether prices and row totals have the tax in them
 * @param lines at least one
 * @param pointsUsed points that the customer spends on the order, 0 or more
 * @param rewardDiscount what the shop took off for them; null where it left that to be computed
 * @param email refreshes the customer's profile where given
 * @param group refreshes the customer's profile where given
 */
@RecordBuilder
public record OrderPlaced(
        Envelope envelope,
        String orderId,
        int revision,
        Currency currency,
        @Nullable Currency baseCurrency,
        @Nullable BigDecimal exchangeRate,
        boolean pricesIncludeTax,
        List<OrderLine> lines,
        Shipping shipping,
        Payment payment,
        @Nullable String couponCode,
        Totals totals,
        long pointsUsed,
        @Nullable BigDecimal rewardDiscount,
        @Nullable String email,
        @Nullable String group)
        implements OrderEvent, OrderPlacedBuilder.With {

    @Override
    public EventType type() {
        return EventType.ORDER_PLACED;
    }

    /** The same order with only these lines, shipping and totals, as what is left of it. */
    public OrderPlaced leaving(List<OrderLine> left, Shipping leftShipping, Totals leftTotals) {
        return new OrderPlaced(
                envelope,
                orderId,
                revision,
                currency,
                baseCurrency,
                exchangeRate,
                pricesIncludeTax,
                left,
                leftShipping,
                payment,
                couponCode,
                leftTotals,
                pointsUsed,
                rewardDiscount,
                email,
                group);
    }
}
