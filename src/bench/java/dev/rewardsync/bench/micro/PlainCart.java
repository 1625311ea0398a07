package dev.rewardsync.bench.micro;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.rule.Facts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A cart that is prepared for the other engines: sums are computed, money is in cents, and no value is null. It is a bean
 * because the engines read bean properties.
 */
public final class PlainCart {

    private final Facts facts;
    private final OrderPlaced order;
    private final long subtotalCents;
    private final long quantity;
    private final List<CartItem> items;

    PlainCart(Facts facts) {
        this.facts = facts;
        this.order = Objects.requireNonNull(facts.pricedOrder()).order();
        this.subtotalCents = cents(facts.pricedOrder().subtotalExclTax());
        this.quantity = facts.pricedOrder().totalQuantity().longValueExact();
        this.items = order.lines().stream().map(CartItem::new).toList();
    }

    public long getSubtotalCents() {
        return subtotalCents;
    }

    public long getQuantity() {
        return quantity;
    }

    public String getCountry() {
        return String.valueOf(order.shipping().country());
    }

    public String getState() {
        return String.valueOf(order.shipping().state());
    }

    public String getShippingMethod() {
        return String.valueOf(order.shipping().method());
    }

    public boolean isPointsUsed() {
        return order.pointsUsed() > 0;
    }

    public boolean isCouponUsed() {
        return order.couponCode() != null;
    }

    public String getCouponCode() {
        return Objects.requireNonNullElse(order.couponCode(), "");
    }

    public String getGroup() {
        return facts.customer().group();
    }

    public long getOrders() {
        return facts.customer().orders();
    }

    public boolean isSubscriber() {
        return facts.customer().subscriber();
    }

    public List<CartItem> getItems() {
        return items;
    }

    /** Returns the properties as a map. */
    Map<String, Object> asMap() {
        return Map.ofEntries(
                Map.entry("subtotalCents", subtotalCents),
                Map.entry("quantity", quantity),
                Map.entry("country", getCountry()),
                Map.entry("state", getState()),
                Map.entry("shippingMethod", getShippingMethod()),
                Map.entry("pointsUsed", isPointsUsed()),
                Map.entry("couponUsed", isCouponUsed()),
                Map.entry("couponCode", getCouponCode()),
                Map.entry("group", getGroup()),
                Map.entry("orders", getOrders()),
                Map.entry("subscriber", isSubscriber()),
                Map.entry("items", items.stream().map(CartItem::asMap).toList()));
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    /** A line of the cart. */
    public static final class CartItem {

        private final List<String> categories;
        private final String brand;
        private final long priceCents;

        CartItem(OrderLine line) {
            AttributeValue.Many all = (AttributeValue.Many) line.attributes().get("category");
            this.categories = all.values().stream().map(CartItem::text).collect(Collectors.toList());
            this.brand = text(line.attributes().get("brand"));
            this.priceCents = cents(line.unitPrice());
        }

        public List<String> getCategories() {
            return categories;
        }

        public String getBrand() {
            return brand;
        }

        public long getPriceCents() {
            return priceCents;
        }

        Map<String, Object> asMap() {
            return Map.of("categories", categories, "brand", brand, "priceCents", priceCents);
        }

        private static String text(AttributeValue value) {
            return ((AttributeValue.Text) value).value();
        }
    }
}
