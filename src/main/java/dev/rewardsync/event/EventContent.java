package dev.rewardsync.event;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The content that two events must share to be duplicates: the fields in {@code docs/events.md} as they were read,
 * without the natural key, {@code eventId} and {@code occurredAt}. A shop may change the latter two when it sends an event
 * again. See "The same event again" in {@code docs/events.md}.
 *
 * <p>An absent field with a constant default has that default. An absent field with a computed default stays absent, and
 * differs from a field with the computed value.
 *
 * <p>{@link Fingerprint Fingerprints} of this content are stored for years: append new fields at the end of an event, and
 * never rename or move a field.
 */
final class EventContent {

    private EventContent() {}

    /**
     * Writes an event's content to a sink.
     *
     * @throws IllegalArgumentException if the event is a referral event
     */
    static void describe(ShopEvent event, ContentSink sink) {
        switch (event) {
            case OrderPlaced order -> order(order, sink);
            case OrderStatusChanged changed -> common(changed, sink);
            case OrderRefunded refund -> refund(refund, sink);
            case CustomerSignedUp signedUp -> signedUp(signedUp, sink);
            case CustomerUpdated updated -> updated(updated, sink);
            case CustomerActivity activity -> activity(activity, sink);
            case PointsAdjusted adjusted -> adjusted(adjusted, sink);
            case ReviewApproved review -> {
                // Reviews with the same reviewId are always duplicates.
            }
            case ReferralEvent referral ->
                throw new IllegalArgumentException("referral events arrive once and are not compared");
        }
    }

    private static void common(ShopEvent event, ContentSink sink) {
        sink.text("website", event.website());
    }

    private static void order(OrderPlaced order, ContentSink sink) {
        common(order, sink);
        sink.text("currency", order.currency().code());
        sink.text("baseCurrency", code(order.baseCurrency()));
        sink.decimal("exchangeRate", order.exchangeRate());
        sink.flag("pricesIncludeTax", order.pricesIncludeTax());
        sink.list("lines", order.lines(), EventContent::line);
        sink.object("shipping", order.shipping(), EventContent::shipping);
        sink.object("payment", order.payment(), EventContent::payment);
        sink.object("coupon", order, (of, coupon) -> coupon.text("code", of.couponCode()));
        sink.object("totals", order.totals(), EventContent::totals);
        sink.object("rewards", order, EventContent::rewards);
        sink.object("customer", order, EventContent::customer);
    }

    private static void line(OrderLine line, ContentSink sink) {
        sink.text("lineId", line.lineId());
        sink.text("sku", line.sku());
        sink.text("name", line.name());
        sink.decimal("quantity", line.quantity());
        sink.decimal("unitPrice", line.unitPrice());
        sink.decimal("rowTotal", line.rowTotalGiven() ? line.rowTotal() : null);
        sink.decimal("discount", line.discount());
        sink.decimal("tax", line.tax());
        sink.decimal("taxRate", line.taxRate());
        sink.decimal("weight", line.weight());
        sink.attributes("attributes", line.attributes());
    }

    private static void shipping(Shipping shipping, ContentSink sink) {
        sink.text("method", shipping.method());
        sink.decimal("amount", shipping.amount());
        sink.decimal("tax", shipping.tax());
        sink.object("address", shipping, EventContent::address);
        sink.decimal("discount", absentIfZero(shipping.discount()));
    }

    /** Returns null for the default 0 of a field that was added later: events without it have the same fingerprint as before. */
    private static @Nullable BigDecimal absentIfZero(BigDecimal amount) {
        return amount.signum() == 0 ? null : amount;
    }

    private static void address(Shipping shipping, ContentSink sink) {
        sink.text("country", shipping.country());
        sink.text("region", shipping.region());
        sink.text("state", shipping.state());
        sink.text("postcode", shipping.postcode());
    }

    private static void payment(Payment payment, ContentSink sink) {
        sink.text("method", payment.method());
        sink.text("additionalMethod", payment.additionalMethod());
    }

    private static void totals(Totals totals, ContentSink sink) {
        sink.decimal("subtotal", totals.provided(Totals.Part.SUBTOTAL, totals.subtotal()));
        sink.decimal("discount", totals.provided(Totals.Part.DISCOUNT, totals.discount()));
        sink.decimal("tax", totals.provided(Totals.Part.TAX, totals.tax()));
        sink.decimal("shipping", totals.provided(Totals.Part.SHIPPING, totals.shipping()));
        sink.list("other", totals.other(), EventContent::otherAmount);
        sink.decimal("grandTotal", totals.grandTotal());
    }

    private static void otherAmount(Totals.OtherAmount other, ContentSink sink) {
        sink.text("code", other.code());
        sink.decimal("amount", other.amount());
    }

    private static void rewards(OrderPlaced order, ContentSink sink) {
        sink.integer("pointsUsed", order.pointsUsed());
        sink.decimal("discount", order.rewardDiscount());
    }

    private static void customer(OrderPlaced order, ContentSink sink) {
        sink.text("email", order.email());
        sink.text("group", order.group());
    }

    private static void refund(OrderRefunded refund, ContentSink sink) {
        common(refund, sink);
        sink.list("lines", refund.givenLines(), EventContent::refundedLine);
        sink.flag("shipping", refund.shipping());
        sink.flag("full", refund.givenFull());
        sink.decimal("amount", refund.givenAmount());
    }

    private static void refundedLine(OrderRefunded.RefundedLine line, ContentSink sink) {
        sink.text("lineId", line.lineId());
        sink.decimal("quantity", line.quantity());
    }

    private static void signedUp(CustomerSignedUp event, ContentSink sink) {
        common(event, sink);
        profile(event.email(), event.group(), event.birthday(), event.newsletter(), event.referrerId(), sink);
    }

    private static void updated(CustomerUpdated event, ContentSink sink) {
        common(event, sink);
        profile(event.email(), event.group(), event.birthday(), event.newsletter(), event.referrerId(), sink);
        sink.text("membership", text(event.membership()));
    }

    private static void profile(
            @Nullable String email,
            @Nullable String group,
            @Nullable LocalDate birthday,
            @Nullable Boolean newsletter,
            @Nullable String referrerId,
            ContentSink sink) {
        sink.text("email", email);
        sink.text("group", group);
        sink.text("birthday", text(birthday));
        sink.flag("newsletter", newsletter);
        sink.text("referrerId", referrerId);
    }

    private static void activity(CustomerActivity event, ContentSink sink) {
        common(event, sink);
        sink.text("activity", event.activity());
        sink.attributes("attributes", event.attributes());
        sink.decimal("amount", event.amount());
        sink.text("currency", code(event.currency()));
    }

    private static void adjusted(PointsAdjusted event, ContentSink sink) {
        common(event, sink);
        sink.integer("points", event.points());
        sink.text("reason", event.reason());
        sink.text("expiresAt", text(event.expiresAt()));
        sink.text("reference", event.reference());
        sink.object("opening", event.opening(), EventContent::opening);
        sink.text("by", event.by());
    }

    private static void opening(PointsAdjusted.Opening opening, ContentSink sink) {
        sink.decimal("lifetimeSales", opening.lifetimeSales());
        sink.decimal("lifetimeSpentPoints", decimal(opening.lifetimeSpentPoints()));
        sink.decimal("orders", decimal(opening.orders()));
        sink.decimal("reviews", decimal(opening.reviews()));
        sink.text("tier", opening.tier());
    }

    private static @Nullable BigDecimal decimal(@Nullable Long count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }

    private static @Nullable String code(@Nullable Currency currency) {
        return currency == null ? null : currency.code();
    }

    /** Returns a date or an instant in ISO format, or the name of a constant. */
    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
