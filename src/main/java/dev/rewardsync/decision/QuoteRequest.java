package dev.rewardsync.decision;

import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cart that somebody asks about: an order that is not placed, perhaps of no lines.
 *
 * @param order as it would be placed, with the points that are asked for; its ids are of no account
 * @param momentNamed whether the cart said when it would be placed; else that is to be now
 * @param grandTotalNamed whether the shop worked out the grand total itself; else the order's is of no account
 */
public record QuoteRequest(OrderPlaced order, boolean momentNamed, boolean grandTotalNamed) {

    /** The request at a moment, unless it named one. */
    public QuoteRequest asOf(Instant now) {
        Envelope asked = order.envelope();
        Envelope envelope =
                momentNamed ? asked : new Envelope(asked.eventId(), now, asked.customerId(), asked.website());
        OrderPlaced placed = with(
                envelope,
                order.pointsUsed(),
                order.rewardDiscount(),
                order.totals().grandTotal());
        return new QuoteRequest(placed, momentNamed, grandTotalNamed);
    }

    /** The order with so many points used for so much. */
    OrderPlaced using(long points, @Nullable BigDecimal rewardDiscount, BigDecimal grandTotal) {
        return with(order.envelope(), points, rewardDiscount, grandTotal);
    }

    private OrderPlaced with(
            Envelope envelope, long points, @Nullable BigDecimal rewardDiscount, BigDecimal grandTotal) {
        Totals totals = order.totals();
        return new OrderPlaced(
                envelope,
                order.orderId(),
                order.revision(),
                order.currency(),
                order.baseCurrency(),
                order.exchangeRate(),
                order.pricesIncludeTax(),
                order.lines(),
                order.shipping(),
                order.payment(),
                order.couponCode(),
                new Totals(
                        totals.subtotal(),
                        totals.discount(),
                        totals.tax(),
                        totals.shipping(),
                        totals.other(),
                        grandTotal),
                points,
                rewardDiscount,
                order.email(),
                order.group());
    }
}
