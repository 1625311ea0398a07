package dev.rewardsync.rule.condition;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.Facts;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attributes that conditions can use. {@code docs/conditions.md} describes them. */
public final class AttributeCatalog {

    /** The prefix of attributes of an item. */
    public static final String ITEM_PREFIX = "item.";

    /** The prefix of attributes of an order being placed. */
    public static final String CART_PREFIX = "cart.";

    /** The prefix of attributes of a completed order. */
    public static final String ORDER_PREFIX = "order.";

    /** The prefix of attributes of the referee. */
    public static final String REFEREE_PREFIX = "referee.";

    /** The prefix of attributes of a review. */
    public static final String REVIEW_PREFIX = "review.";

    /** The prefix of attributes of an activity. */
    public static final String ACTIVITY_PREFIX = "activity.";

    /** The name of the attribute for the customer's tier. */
    public static final String CUSTOMER_TIER = "customer.tier";

    private static final Map<String, Attribute<Facts>> EVENT_ATTRIBUTES = byName(Stream.of(
                    customerAttributes(),
                    referralAttributes(),
                    orderAttributes(CART_PREFIX),
                    completedOrderAttributes(),
                    refereeAttributes(),
                    reviewAttributes(),
                    activityAttributes())
            .flatMap(List::stream));

    private static final Map<String, Attribute<PricedLine>> ITEM_ATTRIBUTES = byName(itemAttributes().stream());

    private AttributeCatalog() {}

    private static List<Attribute<Facts>> customerAttributes() {
        return List.of(
                Attribute.looseText(
                        "customer.email",
                        (facts, pricedOrder) -> facts.customer().email()),
                Attribute.text(
                        "customer.group",
                        (facts, pricedOrder) -> facts.customer().group()),
                Attribute.text(
                        CUSTOMER_TIER, (facts, pricedOrder) -> facts.customer().tier()),
                Attribute.number(
                        "customer.lifetimeSales",
                        (facts, pricedOrder) -> facts.customer().lifetimeSales()),
                Attribute.number(
                        "customer.lifetimeSpentPoints",
                        (facts, pricedOrder) ->
                                BigDecimal.valueOf(facts.customer().lifetimeSpentPoints())),
                Attribute.number(
                        "customer.orders",
                        (facts, pricedOrder) ->
                                BigDecimal.valueOf(facts.customer().orders())),
                Attribute.flag(
                        "customer.isSubscriber",
                        (facts, pricedOrder) -> facts.customer().subscriber()),
                Attribute.number(
                        "customer.reviews",
                        (facts, pricedOrder) ->
                                BigDecimal.valueOf(facts.customer().reviews())),
                Attribute.number(
                        "customer.balance",
                        (facts, pricedOrder) ->
                                BigDecimal.valueOf(facts.customer().balance())));
    }

    /** Returns the customer's attributes in the referral program. */
    private static List<Attribute<Facts>> referralAttributes() {
        return List.of(
                Attribute.flag(
                        "customer.isReferee",
                        (facts, pricedOrder) -> facts.customer().referee()),
                Attribute.flag(
                        "customer.isReferrer",
                        (facts, pricedOrder) -> facts.customer().referrer()),
                Attribute.number(
                        "customer.refereeSignups",
                        (facts, pricedOrder) ->
                                BigDecimal.valueOf(facts.customer().refereeSignups())),
                Attribute.number(
                        "customer.refereeOrders",
                        (facts, pricedOrder) ->
                                BigDecimal.valueOf(facts.customer().refereeOrders())),
                Attribute.number(
                        "customer.refereeOrdersAmount",
                        (facts, pricedOrder) -> facts.customer().refereeOrdersAmount()),
                Attribute.number(
                        "customer.refereesWhoOrdered",
                        (facts, pricedOrder) ->
                                BigDecimal.valueOf(facts.customer().refereesWhoOrdered())));
    }

    private static List<Attribute<Facts>> refereeAttributes() {
        return List.of(
                Attribute.text(
                        REFEREE_PREFIX + "group",
                        (facts, pricedOrder) ->
                                facts.referee() == null ? null : facts.referee().group()),
                Attribute.number(
                        REFEREE_PREFIX + "orders",
                        (facts, pricedOrder) -> facts.referee() == null
                                ? null
                                : BigDecimal.valueOf(facts.referee().orders())));
    }

    private static List<Attribute<Facts>> reviewAttributes() {
        return List.of(
                Attribute.text(
                        REVIEW_PREFIX + "sku",
                        (facts, pricedOrder) ->
                                facts.review() == null ? null : facts.review().sku()),
                Attribute.number(
                        REVIEW_PREFIX + "rating",
                        (facts, pricedOrder) ->
                                facts.review() == null ? null : facts.review().rating()));
    }

    private static List<Attribute<Facts>> activityAttributes() {
        return List.of(Attribute.amount(
                ACTIVITY_PREFIX + "amount", (facts, pricedOrder) -> ConvertedAmount.of(facts.activity())));
    }

    private static List<Attribute<Facts>> orderAttributes(String prefix) {
        return List.of(
                Attribute.money(prefix + "subtotal", fromOrder(PricedOrder::subtotal)),
                Attribute.money(prefix + "subtotalInclTax", fromOrder(PricedOrder::subtotalInclTax)),
                Attribute.money(prefix + "subtotalExclTax", fromOrder(PricedOrder::subtotalExclTax)),
                Attribute.number(prefix + "totalQuantity", fromOrder(PricedOrder::totalQuantity)),
                Attribute.number(prefix + "totalWeight", fromOrder(PricedOrder::totalWeight)),
                chosenText(
                        prefix + "paymentMethod",
                        pricedOrder -> pricedOrder.order().payment().method()),
                chosenText(
                        prefix + "additionalPaymentMethod",
                        pricedOrder -> pricedOrder.order().payment().additionalMethod()),
                chosenText(
                        prefix + "shippingMethod",
                        pricedOrder -> pricedOrder.order().shipping().method()),
                chosenText(
                        prefix + "shippingCountry",
                        pricedOrder -> pricedOrder.order().shipping().country()),
                chosenText(
                        prefix + "shippingRegion",
                        pricedOrder -> pricedOrder.order().shipping().region()),
                chosenText(
                        prefix + "shippingState",
                        pricedOrder -> pricedOrder.order().shipping().state()),
                Attribute.looseText(
                                prefix + "shippingPostcode",
                                fromOrder(pricedOrder -> blankToNull(
                                        pricedOrder.order().shipping().postcode())))
                        .neverMatchingMissing(),
                Attribute.flag(
                        prefix + "pointsUsed",
                        fromOrder(pricedOrder -> pricedOrder.order().pointsUsed() > 0)),
                Attribute.flag(
                        prefix + "couponUsed",
                        fromOrder(pricedOrder -> blankToNull(pricedOrder.order().couponCode()) != null)),
                Attribute.looseText(
                        prefix + "couponCode",
                        fromOrder(pricedOrder -> blankToNull(pricedOrder.order().couponCode()))),
                Attribute.text(prefix + "website", (facts, pricedOrder) -> facts.website()),
                Attribute.text(
                        prefix + "currency",
                        fromOrder(pricedOrder -> pricedOrder.order().currency().code())));
    }

    private static List<Attribute<Facts>> completedOrderAttributes() {
        return Stream.concat(
                        orderAttributes(ORDER_PREFIX).stream(),
                        Stream.of(Attribute.<Facts>money(
                                ORDER_PREFIX + "grandTotal",
                                fromOrder(pricedOrder ->
                                        pricedOrder.order().totals().grandTotal()))))
                .toList();
    }

    private static List<Attribute<PricedLine>> itemAttributes() {
        return List.of(
                Attribute.text(
                        ITEM_PREFIX + "sku", (item, pricedOrder) -> item.line().sku()),
                Attribute.text(
                        ITEM_PREFIX + "name", (item, pricedOrder) -> item.line().name()),
                Attribute.money(
                        ITEM_PREFIX + "price",
                        (item, pricedOrder) -> item.line().unitPrice()),
                Attribute.number(
                        ITEM_PREFIX + "quantity",
                        (item, pricedOrder) -> item.line().quantity()),
                Attribute.money(
                        ITEM_PREFIX + "rowTotal",
                        (item, pricedOrder) -> pricedOrder == null
                                ? null
                                : item.paid(pricedOrder.order().pricesIncludeTax())),
                Attribute.number(
                        ITEM_PREFIX + "weight",
                        (item, pricedOrder) -> item.line().weight()));
    }

    /** Returns an attribute of the payment or shipping method or address. Without a value, no condition on it holds. */
    private static Attribute<Facts> chosenText(String name, OrderValue<String> value) {
        return Attribute.<Facts>text(name, fromOrder(pricedOrder -> blankToNull(value.of(pricedOrder))))
                .neverMatchingMissing();
    }

    /** Returns the text; null if it is blank, because shops send "" for values that are not chosen. */
    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static <V> ValueExtractor<Facts, V> fromOrder(OrderValue<V> value) {
        return (facts, pricedOrder) -> pricedOrder == null ? null : value.of(pricedOrder);
    }

    private static <S> Map<String, Attribute<S>> byName(Stream<Attribute<S>> attributes) {
        Map<String, Attribute<S>> byName = new LinkedHashMap<>();
        attributes.forEach(attribute -> {
            if (byName.put(attribute.name(), attribute) != null) {
                throw new IllegalStateException("duplicate attribute " + attribute.name());
            }
        });
        return byName;
    }

    /** Returns the event attribute of a full name: a predefined one, else an activity's attribute; empty if neither. */
    public static Optional<Attribute<Facts>> eventAttribute(String name) {
        Attribute<Facts> predefined = EVENT_ATTRIBUTES.get(name);
        if (predefined == null && name.startsWith(ACTIVITY_PREFIX) && name.length() > ACTIVITY_PREFIX.length()) {
            return Optional.of(activityAttribute(name));
        }
        return Optional.ofNullable(predefined);
    }

    private static Attribute<Facts> activityAttribute(String name) {
        String attributeName = name.substring(ACTIVITY_PREFIX.length());
        return Attribute.any(
                name,
                (facts, pricedOrder) -> facts.activity() == null
                        ? null
                        : facts.activity().attributes().get(attributeName));
    }

    /** Returns the item attribute of a full name: a predefined one, else a product's attribute; empty if neither. */
    public static Optional<Attribute<PricedLine>> itemAttribute(String name) {
        if (!name.startsWith(ITEM_PREFIX) || name.length() == ITEM_PREFIX.length()) {
            return Optional.empty();
        }
        Attribute<PricedLine> predefined = ITEM_ATTRIBUTES.get(name);
        return Optional.of(predefined == null ? productAttribute(name) : predefined);
    }

    private static Attribute<PricedLine> productAttribute(String name) {
        String attributeName = name.substring(ITEM_PREFIX.length());
        return Attribute.any(
                name, (item, pricedOrder) -> item.line().attributes().get(attributeName));
    }

    /** Returns the full names of the predefined event attributes. */
    public static Collection<String> eventAttributeNames() {
        return EVENT_ATTRIBUTES.keySet();
    }

    /** Returns the full names of the predefined item attributes. */
    public static Collection<String> itemAttributeNames() {
        return ITEM_ATTRIBUTES.keySet();
    }

    /** Extracts a value from an order. */
    @FunctionalInterface
    private interface OrderValue<V> {
        @Nullable
        V of(PricedOrder pricedOrder);
    }
}
