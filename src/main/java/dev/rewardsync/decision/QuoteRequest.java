package dev.rewardsync.decision;

import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to quote a cart.
 *
 * @param order the cart as an order, which may have no lines, with the requested points; its ids have no meaning
 * @param hasOrderTime whether the request contains the time of the order; if not, {@link #asOf} sets it
 * @param hasGrandTotal whether the request contains the grand total; if not, that of {@code order} has no meaning
 */
public record QuoteRequest(OrderPlaced order, boolean hasOrderTime, boolean hasGrandTotal) {

    /** Returns this request with an order time, unless it contains one. */
    public QuoteRequest asOf(Instant now) {
        Envelope original = order.envelope();
        Envelope envelope = hasOrderTime
                ? original
                : new Envelope(original.eventId(), now, original.customerId(), original.website());
        OrderPlaced placed = order.withEnvelope(envelope);
        return new QuoteRequest(placed, hasOrderTime, hasGrandTotal);
    }

    /** Returns the order with other points, reward discount and grand total. */
    OrderPlaced using(long points, @Nullable BigDecimal rewardDiscount, BigDecimal grandTotal) {
        Totals totals = order.totals();
        Totals newTotals = new Totals(
                totals.subtotal(), totals.discount(), totals.tax(), totals.shipping(), totals.other(), grandTotal);
        return order.with(quoted -> quoted.totals(newTotals).pointsUsed(points).rewardDiscount(rewardDiscount));
    }
}
