package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.rule.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A slow reference implementation of conditions, which interprets the maps and lists of the file directly.
 */
final class NaiveConditions {

    static final List<Map.Entry<String, String>> EVENT_ATTRIBUTES = List.of(
            Map.entry("cart.subtotal", "money"),
            Map.entry("cart.subtotalInclTax", "money"),
            Map.entry("cart.subtotalExclTax", "money"),
            Map.entry("cart.totalQuantity", "number"),
            Map.entry("cart.totalWeight", "number"),
            Map.entry("cart.paymentMethod", "text"),
            Map.entry("cart.shippingCountry", "text"),
            Map.entry("cart.shippingPostcode", "typed"),
            Map.entry("cart.pointsUsed", "flag"),
            Map.entry("cart.couponCode", "typed"),
            Map.entry("cart.couponUsed", "flag"),
            Map.entry("customer.email", "typed"),
            Map.entry("customer.group", "text"),
            Map.entry("customer.lifetimeSales", "number"),
            Map.entry("customer.orders", "number"),
            Map.entry("customer.isSubscriber", "flag"),
            Map.entry("customer.balance", "number"),
            Map.entry("customer.tier", "tier"),
            Map.entry("customer.isReferee", "flag"),
            Map.entry("customer.isReferrer", "flag"),
            Map.entry("customer.refereeSignups", "number"),
            Map.entry("customer.refereeOrders", "number"),
            Map.entry("customer.refereeOrdersAmount", "number"),
            Map.entry("customer.refereesWhoOrdered", "number"));

    static final List<Map.Entry<String, String>> ACTIVITY_ATTRIBUTES = List.of(
            Map.entry("activity.amount", "money"),
            Map.entry("activity.mood", "any"),
            Map.entry("activity.place", "any"),
            Map.entry("customer.orders", "number"));

    static final List<Map.Entry<String, String>> ITEM_ATTRIBUTES = List.of(
            Map.entry("item.sku", "text"),
            Map.entry("item.name", "text"),
            Map.entry("item.price", "money"),
            Map.entry("item.rowTotal", "money"),
            Map.entry("item.quantity", "number"),
            Map.entry("item.weight", "number"),
            Map.entry("item.color", "any"),
            Map.entry("item.size", "any"));

    private static final Map<String, BigDecimal> FOREIGN_PER_USD =
            Map.of("USD", BigDecimal.ONE, "GBP", new BigDecimal("0.80"));

    private final Facts facts;

    NaiveConditions(Facts facts) {
        this.facts = facts;
    }

    boolean holds(Map<?, ?> condition, PricedLine item) {
        String name = (String) condition.keySet().iterator().next();
        Object content = condition.get(name);
        return switch (name) {
            case "all" -> count(content, item) == ((List<?>) content).size();
            case "any" -> count(content, item) > 0;
            case "none" -> count(content, item) == 0;
            case "notAll" -> count(content, item) < ((List<?>) content).size();
            case "found" -> !matching((Map<?, ?>) content).isEmpty();
            case "notFound" -> matching((Map<?, ?>) content).isEmpty();
            case "subselect" -> subselect((Map<?, ?>) content);
            default -> leaf(name, (Map<?, ?>) content, item);
        };
    }

    private long count(Object conditions, PricedLine item) {
        return ((List<?>) conditions)
                .stream()
                        .filter(condition -> holds((Map<?, ?>) condition, item))
                        .count();
    }

    private List<PricedLine> matching(Map<?, ?> condition) {
        return facts.pricedOrder().lines().stream()
                .filter(line -> condition == null || holds(condition, line))
                .toList();
    }

    private boolean subselect(Map<?, ?> subselect) {
        List<PricedLine> lines = matching((Map<?, ?>) subselect.get("where"));
        Map.Entry<?, ?> is =
                ((Map<?, ?>) subselect.get("is")).entrySet().iterator().next();
        BigDecimal total = BigDecimal.ZERO;
        for (PricedLine line : lines) {
            total = total.add(
                    subselect.get("total").equals("quantity") ? line.line().quantity() : rowTotal(line));
        }
        if (subselect.get("total").equals("amount")) {
            total = converted(total);
        }
        return total != null && compares((String) is.getKey(), total, is.getValue(), false);
    }

    private boolean leaf(String name, Map<?, ?> comparison, PricedLine item) {
        String operator = (String) comparison.keySet().iterator().next();
        Object operand = comparison.get(operator);
        Object actual = actual(name, item);
        boolean typed = List.of("cart.shippingPostcode", "cart.couponCode", "customer.email")
                .contains(name);
        if (name.equals("activity.amount") && !facts.activity().convertible()) {
            return operator.equals("exists") && operand.equals(true);
        }
        if (actual == null) {
            boolean chosen = name.startsWith("cart.shipping") || name.startsWith("cart.payment");
            return !chosen
                    && (List.of("ne", "nin", "ncontains").contains(operator)
                            || operator.equals("exists") && operand.equals(false));
        }
        if (operator.equals("exists")) {
            return operand.equals(true);
        }
        if (name.startsWith("cart.subtotal") || name.equals("item.price") || name.equals("item.rowTotal")) {
            actual = converted((BigDecimal) actual);
        }
        return actual != null && compares(operator, actual, operand, typed);
    }

    private static boolean compares(String operator, Object actual, Object operand, boolean typed) {
        return switch (operator) {
            case "ne" -> !compares("eq", actual, operand, typed);
            case "nin" -> !compares("in", actual, operand, typed);
            case "ncontains" -> !compares("contains", actual, operand, typed);
            case "in" -> ((List<?>) operand).stream().anyMatch(element -> compares("eq", actual, element, typed));
            case "contains" ->
                actual instanceof List<?> list
                        ? list.stream().anyMatch(element -> same(element, operand, typed))
                        : actual instanceof String text
                                && operand instanceof String part
                                && folded(text, typed).contains(folded(part, typed));
            default ->
                actual instanceof List<?> list
                        ? list.stream().anyMatch(element -> compares(operator, element, operand, typed))
                        : operator.equals("eq") ? same(actual, operand, typed) : ordered(operator, actual, operand);
        };
    }

    private static boolean same(Object one, Object other, boolean typed) {
        if (one instanceof BigDecimal left && other instanceof BigDecimal right) {
            return left.compareTo(right) == 0;
        }
        if (one instanceof String left && other instanceof String right) {
            return folded(left, typed).equals(folded(right, typed));
        }
        return Objects.equals(one, other);
    }

    private static String folded(String text, boolean typed) {
        return typed ? text.strip().toLowerCase(Locale.ROOT) : text;
    }

    private static boolean ordered(String operator, Object actual, Object bound) {
        if (!(actual instanceof BigDecimal number)) {
            return false;
        }
        int order = number.compareTo((BigDecimal) bound);
        return switch (operator) {
            case "gt" -> order > 0;
            case "gte" -> order >= 0;
            case "lt" -> order < 0;
            case "lte" -> order <= 0;
            default -> throw new AssertionError(operator);
        };
    }

    private Object actual(String name, PricedLine item) {
        OrderPlaced order =
                facts.pricedOrder() == null ? null : facts.pricedOrder().order();
        return switch (name) {
            case "customer.tier" -> facts.customer().tier();
            case "customer.isReferee" -> facts.customer().referee();
            case "customer.isReferrer" -> facts.customer().refereeSignups() != 0;
            case "customer.refereeSignups" -> new BigDecimal(facts.customer().refereeSignups());
            case "customer.refereeOrders" -> new BigDecimal(facts.customer().refereeOrders());
            case "customer.refereeOrdersAmount" -> facts.customer().refereeOrdersAmount();
            case "customer.refereesWhoOrdered" ->
                new BigDecimal(facts.customer().refereesWhoOrdered());
            case "activity.amount" -> facts.activity().amount();
            case "activity.mood" -> plain(facts.activity().attributes().get("mood"));
            case "activity.place" -> plain(facts.activity().attributes().get("place"));
            case "cart.subtotal" -> order.totals().subtotal().add(order.totals().shipping());
            case "cart.subtotalInclTax" -> rows(0).add(order.pricesIncludeTax() ? BigDecimal.ZERO : rows(1));
            case "cart.subtotalExclTax" -> rows(0).subtract(order.pricesIncludeTax() ? rows(1) : BigDecimal.ZERO);
            case "cart.totalQuantity" -> rows(2);
            case "cart.totalWeight" -> rows(3);
            case "cart.paymentMethod" -> order.payment().method();
            case "cart.shippingCountry" -> order.shipping().country();
            case "cart.shippingPostcode" -> order.shipping().postcode();
            case "cart.pointsUsed" -> order.pointsUsed() > 0;
            case "cart.couponCode" -> order.couponCode();
            case "cart.couponUsed" -> order.couponCode() != null;
            case "customer.email" -> facts.customer().email();
            case "customer.group" -> facts.customer().group();
            case "customer.lifetimeSales" -> facts.customer().lifetimeSales();
            case "customer.orders" -> new BigDecimal(facts.customer().orders());
            case "customer.isSubscriber" -> facts.customer().subscriber();
            case "customer.balance" -> new BigDecimal(facts.customer().balance());
            case "item.sku" -> item.line().sku();
            case "item.name" -> item.line().name();
            case "item.price" -> item.line().unitPrice();
            case "item.rowTotal" -> rowTotal(item);
            case "item.quantity" -> item.line().quantity();
            case "item.weight" -> item.line().weight();
            default -> plain(item.line().attributes().get(name.substring("item.".length())));
        };
    }

    private BigDecimal rows(int which) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PricedLine line : facts.pricedOrder().lines()) {
            BigDecimal weight =
                    line.line().weight() == null ? BigDecimal.ZERO : line.line().weight();
            sum = sum.add(List.of(
                            line.line().rowTotal(),
                            line.line().tax(),
                            line.line().quantity(),
                            weight.multiply(line.line().quantity()))
                    .get(which));
        }
        return sum;
    }

    private BigDecimal rowTotal(PricedLine line) {
        BigDecimal discounted = line.line().rowTotal().subtract(line.discount());
        return facts.pricedOrder().order().pricesIncludeTax()
                ? discounted
                : discounted.add(line.line().tax());
    }

    BigDecimal converted(BigDecimal amount) {
        String currency = facts.pricedOrder().order().currency().code();
        BigDecimal rate = FOREIGN_PER_USD.get(currency);
        return rate == null ? null : amount.divide(rate, 6, RoundingMode.HALF_UP);
    }

    private static Object plain(AttributeValue value) {
        return switch (value) {
            case null -> null;
            case AttributeValue.Text(String text) -> text;
            case AttributeValue.Numeric(BigDecimal number) -> number;
            case AttributeValue.Flag(boolean flag) -> flag;
            case AttributeValue.Many(List<AttributeValue> values) ->
                values.stream().map(NaiveConditions::plain).toList();
        };
    }
}
