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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attributes that conditions know, one line each. */
public final class Attributes {

    /** What attributes of a cart item start with. */
    public static final String ITEM_PREFIX = "item.";

    /** What attributes of an order just placed start with. */
    public static final String CART_PREFIX = "cart.";

    /** What attributes of a completed order start with. */
    public static final String ORDER_PREFIX = "order.";

    /** What attributes of the invited customer start with. */
    public static final String REFEREE_PREFIX = "referee.";

    /** What attributes of an activity start with. */
    public static final String ACTIVITY_PREFIX = "activity.";

    /** The name of the customer's tier. */
    public static final String CUSTOMER_TIER = "customer.tier";

    private static final Map<String, Attribute<Facts>> OF_EVENTS =
            byName(Stream.of(ofCustomer(), ofReferrals(), ofCart(CART_PREFIX), ofOrder(), ofReferee(), ofActivity())
                    .flatMap(List::stream));

    private static final Map<String, Attribute<PricedLine>> OF_ITEMS = byName(ofItem().stream());

    private Attributes() {}

    private static List<Attribute<Facts>> ofCustomer() {
        return List.of(
                Attribute.typedText(
                        "customer.email", (facts, cart) -> facts.customer().email()),
                Attribute.text(
                        "customer.group", (facts, cart) -> facts.customer().group()),
                Attribute.text(CUSTOMER_TIER, (facts, cart) -> facts.customer().tier()),
                Attribute.number(
                        "customer.lifetimeSales",
                        (facts, cart) -> facts.customer().lifetimeSales()),
                Attribute.number(
                        "customer.lifetimeSpentPoints",
                        (facts, cart) -> BigDecimal.valueOf(facts.customer().lifetimeSpentPoints())),
                Attribute.number(
                        "customer.orders",
                        (facts, cart) -> BigDecimal.valueOf(facts.customer().orders())),
                Attribute.flag(
                        "customer.isSubscriber",
                        (facts, cart) -> facts.customer().subscriber()),
                Attribute.number(
                        "customer.reviews",
                        (facts, cart) -> BigDecimal.valueOf(facts.customer().reviews())),
                Attribute.number(
                        "customer.balance",
                        (facts, cart) -> BigDecimal.valueOf(facts.customer().balance())));
    }

    /** What the customer is in the referral program. */
    private static List<Attribute<Facts>> ofReferrals() {
        return List.of(
                Attribute.flag(
                        "customer.isReferee", (facts, cart) -> facts.customer().referee()),
                Attribute.flag(
                        "customer.isReferrer", (facts, cart) -> facts.customer().referrer()),
                Attribute.number(
                        "customer.refereeSignups",
                        (facts, cart) -> BigDecimal.valueOf(facts.customer().refereeSignups())),
                Attribute.number(
                        "customer.refereeOrders",
                        (facts, cart) -> BigDecimal.valueOf(facts.customer().refereeOrders())),
                Attribute.number(
                        "customer.refereeOrdersAmount",
                        (facts, cart) -> facts.customer().refereeOrdersAmount()),
                Attribute.number(
                        "customer.refereesWhoOrdered",
                        (facts, cart) -> BigDecimal.valueOf(facts.customer().refereesWhoOrdered())));
    }

    private static List<Attribute<Facts>> ofReferee() {
        return List.of(
                Attribute.text(
                        REFEREE_PREFIX + "group",
                        (facts, cart) ->
                                facts.referee() == null ? null : facts.referee().group()),
                Attribute.number(
                        REFEREE_PREFIX + "orders",
                        (facts, cart) -> facts.referee() == null
                                ? null
                                : BigDecimal.valueOf(facts.referee().orders())));
    }

    private static List<Attribute<Facts>> ofActivity() {
        return List.of(
                Attribute.amount(ACTIVITY_PREFIX + "amount", (facts, cart) -> ConvertedAmount.of(facts.activity())));
    }

    private static List<Attribute<Facts>> ofCart(String prefix) {
        return List.of(
                Attribute.money(prefix + "subtotal", inCart(PricedOrder::subtotal)),
                Attribute.money(prefix + "subtotalInclTax", inCart(PricedOrder::subtotalInclTax)),
                Attribute.money(prefix + "subtotalExclTax", inCart(PricedOrder::subtotalExclTax)),
                Attribute.number(prefix + "totalQuantity", inCart(PricedOrder::totalQuantity)),
                Attribute.number(prefix + "totalWeight", inCart(PricedOrder::totalWeight)),
                chosen(prefix + "paymentMethod", cart -> cart.order().payment().method()),
                chosen(
                        prefix + "additionalPaymentMethod",
                        cart -> cart.order().payment().additionalMethod()),
                chosen(
                        prefix + "shippingMethod",
                        cart -> cart.order().shipping().method()),
                chosen(
                        prefix + "shippingCountry",
                        cart -> cart.order().shipping().country()),
                chosen(
                        prefix + "shippingRegion",
                        cart -> cart.order().shipping().region()),
                chosen(prefix + "shippingState", cart -> cart.order().shipping().state()),
                Attribute.typedText(
                                prefix + "shippingPostcode",
                                inCart(cart -> filled(cart.order().shipping().postcode())))
                        .neverMatchingMissing(),
                Attribute.flag(
                        prefix + "pointsUsed", inCart(cart -> cart.order().pointsUsed() > 0)),
                Attribute.flag(
                        prefix + "couponUsed",
                        inCart(cart -> filled(cart.order().couponCode()) != null)),
                Attribute.typedText(
                        prefix + "couponCode",
                        inCart(cart -> filled(cart.order().couponCode()))),
                Attribute.text(prefix + "website", (facts, cart) -> facts.website()),
                Attribute.text(
                        prefix + "currency",
                        inCart(cart -> cart.order().currency().code())));
    }

    private static List<Attribute<Facts>> ofOrder() {
        return Stream.concat(
                        ofCart(ORDER_PREFIX).stream(),
                        Stream.of(Attribute.<Facts>money(
                                ORDER_PREFIX + "grandTotal",
                                inCart(cart -> cart.order().totals().grandTotal()))))
                .toList();
    }

    private static List<Attribute<PricedLine>> ofItem() {
        return List.of(
                Attribute.text(ITEM_PREFIX + "sku", (item, cart) -> item.line().sku()),
                Attribute.text(ITEM_PREFIX + "name", (item, cart) -> item.line().name()),
                Attribute.money(
                        ITEM_PREFIX + "price", (item, cart) -> item.line().unitPrice()),
                Attribute.number(
                        ITEM_PREFIX + "quantity", (item, cart) -> item.line().quantity()),
                Attribute.money(
                        ITEM_PREFIX + "rowTotal",
                        (item, cart) ->
                                cart == null ? null : item.paid(cart.order().pricesIncludeTax())),
                Attribute.number(
                        ITEM_PREFIX + "weight", (item, cart) -> item.line().weight()));
    }

    /** A method or address of payment or shipping: while nothing is chosen, no condition on it holds. */
    private static Attribute<Facts> chosen(String name, InCart<String> value) {
        return Attribute.<Facts>text(name, inCart(cart -> filled(value.of(cart))))
                .neverMatchingMissing();
    }

    /** The text, or null where it is blank: shops write "" for what was not chosen. */
    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static <V> ValueExtractor<Facts, V> inCart(InCart<V> value) {
        return (facts, cart) -> cart == null ? null : value.of(cart);
    }

    private static <S> Map<String, Attribute<S>> byName(Stream<Attribute<S>> attributes) {
        return attributes.collect(
                Collectors.toMap(Attribute::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** The attribute of an event, by its full name: one that is always the same, else one of the shop's activities. */
    public static Optional<Attribute<Facts>> ofEvent(String name) {
        Attribute<Facts> known = OF_EVENTS.get(name);
        if (known == null && name.startsWith(ACTIVITY_PREFIX) && name.length() > ACTIVITY_PREFIX.length()) {
            return Optional.of(ofActivity(name));
        }
        return Optional.ofNullable(known);
    }

    private static Attribute<Facts> ofActivity(String name) {
        String activityName = name.substring(ACTIVITY_PREFIX.length());
        return Attribute.any(
                name,
                (facts, cart) -> facts.activity() == null
                        ? null
                        : facts.activity().attributes().get(activityName));
    }

    /** The attribute of a cart item, by its full name: one that every item has, else one of the shop's products. */
    public static Optional<Attribute<PricedLine>> ofItem(String name) {
        if (!name.startsWith(ITEM_PREFIX) || name.length() == ITEM_PREFIX.length()) {
            return Optional.empty();
        }
        Attribute<PricedLine> known = OF_ITEMS.get(name);
        return Optional.of(known == null ? ofProduct(name) : known);
    }

    private static Attribute<PricedLine> ofProduct(String name) {
        String productName = name.substring(ITEM_PREFIX.length());
        return Attribute.any(name, (item, cart) -> item.line().attributes().get(productName));
    }

    /** The full names of the attributes of events that are always the same. */
    public static Collection<String> namesOfEvents() {
        return OF_EVENTS.keySet();
    }

    /** The full names of the attributes that every cart item has. */
    public static Collection<String> namesOfItems() {
        return OF_ITEMS.keySet();
    }

    /** The way from a cart to one of its values. */
    @FunctionalInterface
    private interface InCart<V> {
        @Nullable
        V of(PricedOrder cart);
    }
}
