package dev.rewardsync.event;

import dev.rewardsync.money.Currency;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of a customer or guest.
 *
 * @param revision number of the revision, 1 or more; a higher revision amends the order
 * @param currency currency of every amount in the event
 * @param baseCurrency the shop's base currency, to which {@code exchangeRate} refers
 * @param exchangeRate units of {@code currency} per unit of {@code baseCurrency}, more than 0
 * @param pricesIncludeTax whether prices and row totals include tax
 * @param lines at least one line
 * @param pointsUsed points that the customer spends on the order, 0 or more
 * @param rewardDiscount discount that the shop granted for the points; null if it is to be computed
 * @param email updates the customer's profile; null for no update
 * @param group updates the customer's profile; null for no update
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

    /** Returns the price of the shipping after its discount, 0 or more; with or without tax, as the order's prices are. */
    public BigDecimal discountedShipping() {
        return totals.shipping().subtract(shipping.discount()).max(BigDecimal.ZERO);
    }

    /** Returns this order with the lines, shipping and totals that refunds have left of it. */
    public OrderPlaced withRemaining(List<OrderLine> newLines, Shipping newShipping, Totals newTotals) {
        return with(order -> order.lines(newLines).shipping(newShipping).totals(newTotals));
    }
}
