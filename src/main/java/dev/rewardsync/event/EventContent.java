package dev.rewardsync.event;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The content by which an event is known again: the fields that {@code docs/records.md} names, as they were read, without
 * those of the natural key and without {@code eventId} and {@code occurredAt}, which a shop changes when it sends the
 * event again.
 *
 * <p>A field left out is its default where that is a constant. Where a default is computed from other fields, a field left
 * out is absent, and not the same as one that has the computed value.
 *
 * <p>{@link Fingerprint fingerprints} of this are kept for years: append fields at the end of an event, and never rename or
 * move one.
 */
final class EventContent {

    private EventContent() {}

    /** Describes an event's content to a sink. */
    static void describe(ShopEvent event, ContentSink to) {
        switch (event) {
            case OrderPlaced order -> order(order, to);
            case OrderStatusChanged changed -> common(changed, to);
            case OrderRefunded refund -> refund(refund, to);
            case CustomerSignedUp signedUp -> signedUp(signedUp, to);
            case CustomerUpdated updated -> updated(updated, to);
            case CustomerActivity activity -> activity(activity, to);
            case PointsAdjusted adjusted -> adjusted(adjusted, to);
            case ReviewApproved review -> {
                // A review approved again is the same review, whatever it says.
            }
            case ReferralEvent referral ->
                throw new IllegalArgumentException("the worker's own events come once and are not compared");
        }
    }

    private static void common(ShopEvent event, ContentSink to) {
        to.text("website", event.website());
    }

    private static void order(OrderPlaced order, ContentSink to) {
        common(order, to);
        to.text("currency", order.currency().code());
        to.text("baseCurrency", code(order.baseCurrency()));
        to.decimal("exchangeRate", order.exchangeRate());
        to.flag("pricesIncludeTax", order.pricesIncludeTax());
        to.list("lines", order.lines(), EventContent::line);
        to.object("shipping", order.shipping(), EventContent::shipping);
        to.object("payment", order.payment(), EventContent::payment);
        to.object("coupon", order, (of, coupon) -> coupon.text("code", of.couponCode()));
        to.object("totals", order.totals(), EventContent::totals);
        to.object("rewards", order, EventContent::rewards);
        to.object("customer", order, EventContent::customer);
    }

    private static void line(OrderLine line, ContentSink to) {
        to.text("lineId", line.lineId());
        to.text("sku", line.sku());
        to.text("name", line.name());
        to.decimal("quantity", line.quantity());
        to.decimal("unitPrice", line.unitPrice());
        to.decimal("rowTotal", line.rowTotalGiven() ? line.rowTotal() : null);
        to.decimal("discount", line.discount());
        to.decimal("tax", line.tax());
        to.decimal("taxRate", line.taxRate());
        to.decimal("weight", line.weight());
        to.attributes("attributes", line.attributes());
    }

    private static void shipping(Shipping shipping, ContentSink to) {
        to.text("method", shipping.method());
        to.decimal("amount", shipping.amount());
        to.decimal("tax", shipping.tax());
        to.object("address", shipping, EventContent::address);
    }

    private static void address(Shipping shipping, ContentSink to) {
        to.text("country", shipping.country());
        to.text("region", shipping.region());
        to.text("state", shipping.state());
        to.text("postcode", shipping.postcode());
    }

    private static void payment(Payment payment, ContentSink to) {
        to.text("method", payment.method());
        to.text("additionalMethod", payment.additionalMethod());
    }

    private static void totals(Totals totals, ContentSink to) {
        to.decimal("subtotal", totals.given(Totals.Part.SUBTOTAL, totals.subtotal()));
        to.decimal("discount", totals.given(Totals.Part.DISCOUNT, totals.discount()));
        to.decimal("tax", totals.given(Totals.Part.TAX, totals.tax()));
        to.decimal("shipping", totals.given(Totals.Part.SHIPPING, totals.shipping()));
        to.list("other", totals.other(), EventContent::otherAmount);
        to.decimal("grandTotal", totals.grandTotal());
    }

    private static void otherAmount(Totals.OtherAmount other, ContentSink to) {
        to.text("code", other.code());
        to.decimal("amount", other.amount());
    }

    private static void rewards(OrderPlaced order, ContentSink to) {
        to.integer("pointsUsed", order.pointsUsed());
        to.decimal("discount", order.rewardDiscount());
    }

    private static void customer(OrderPlaced order, ContentSink to) {
        to.text("email", order.email());
        to.text("group", order.group());
    }

    private static void refund(OrderRefunded refund, ContentSink to) {
        common(refund, to);
        to.list("lines", refund.givenLines(), EventContent::pieces);
        to.flag("shipping", refund.shipping());
        to.flag("full", refund.givenFull());
    }

    private static void pieces(OrderRefunded.Pieces pieces, ContentSink to) {
        to.text("lineId", pieces.lineId());
        to.decimal("quantity", pieces.quantity());
    }

    private static void signedUp(CustomerSignedUp event, ContentSink to) {
        common(event, to);
        to.text("email", event.email());
        to.text("group", event.group());
        to.text("birthday", text(event.birthday()));
        to.flag("newsletter", event.newsletter());
        to.text("referrerId", event.referrerId());
    }

    private static void updated(CustomerUpdated event, ContentSink to) {
        common(event, to);
        to.text("email", event.email());
        to.text("group", event.group());
        to.text("birthday", text(event.birthday()));
        to.flag("newsletter", event.newsletter());
        to.text("referrerId", event.referrerId());
    }

    private static void activity(CustomerActivity event, ContentSink to) {
        common(event, to);
        to.text("activity", event.activity());
        to.attributes("attributes", event.attributes());
        to.decimal("amount", event.amount());
        to.text("currency", code(event.currency()));
    }

    private static void adjusted(PointsAdjusted event, ContentSink to) {
        common(event, to);
        to.integer("points", event.points());
        to.text("reason", event.reason());
        to.text("expiresAt", text(event.expiresAt()));
        to.text("reference", event.reference());
        to.object("opening", event.opening(), EventContent::opening);
    }

    private static void opening(PointsAdjusted.Opening opening, ContentSink to) {
        to.decimal("lifetimeSales", opening.lifetimeSales());
        to.decimal("lifetimeSpentPoints", decimal(opening.lifetimeSpentPoints()));
        to.decimal("orders", decimal(opening.orders()));
        to.decimal("reviews", decimal(opening.reviews()));
        to.text("tier", opening.tier());
    }

    private static @Nullable BigDecimal decimal(@Nullable Long count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }

    private static @Nullable String code(@Nullable Currency currency) {
        return currency == null ? null : currency.code();
    }

    /** A date or an instant in its one ISO form. */
    private static @Nullable String text(@Nullable Object moment) {
        return moment == null ? null : moment.toString();
    }
}
