package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.rule.ActivityFacts;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.SampleOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Generates random conditions and orders from a few values, so that conditions often match. */
final class RandomShop {

    private static final List<String> WORDS = List.of("red", "Red", "blue red", "5", "card", "US");
    private static final List<String> TIERS = List.of("none", "silver", "gold");
    private static final List<String> NUMBERS = List.of("0", "1", "2", "5", "5.0", "7.25", "10", "25");
    private static final List<String> EQUALITY = List.of("eq", "ne");
    private static final List<String> ORDERING = List.of("gt", "gte", "lt", "lte");
    private static final List<String> MEMBERSHIP = List.of("in", "nin");
    private static final List<String> CONTAINMENT = List.of("contains", "ncontains");

    private final Random random;

    RandomShop(Random random) {
        this.random = random;
    }

    /** Returns a condition on an event in the form of the file. */
    Map<String, Object> condition(int depth) {
        return switch (random.nextInt(depth <= 0 ? 3 : 8)) {
            case 0, 1 -> leaf(pick(NaiveConditions.EVENT_ATTRIBUTES));
            case 2 -> leaf("customer.group", "text");
            case 3, 4, 5 -> container(depth, false);
            case 6 -> Map.of(pick(List.of("found", "notFound")), itemCondition(depth - 1));
            case 7 -> subselect(depth);
            default -> throw new AssertionError();
        };
    }

    /** Returns a condition on an activity. */
    Map<String, Object> activityCondition(int depth) {
        if (depth <= 0 || random.nextBoolean()) {
            return leaf(pick(NaiveConditions.ACTIVITY_ATTRIBUTES));
        }
        List<Object> conditions = new ArrayList<>();
        for (int index = random.nextInt(3); index >= 0; index--) {
            conditions.add(activityCondition(depth - 1));
        }
        return Map.of(pick(List.of("all", "any", "none", "notAll")), conditions);
    }

    /**
     * Returns an activity: one third each with an amount, without an amount, and with an amount without exchange rate.
     */
    Facts activity() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            attributes.put("mood", attribute(true));
        }
        if (random.nextBoolean()) {
            attributes.put("place", attribute(true));
        }
        int kind = random.nextInt(3);
        ActivityFacts activity = new ActivityFacts(attributes, kind == 0 ? number() : null, kind != 2);
        return Facts.ofActivity(SampleOrder.AT, "main", customer(), activity);
    }

    /** Returns a condition on an item. */
    Map<String, Object> itemCondition(int depth) {
        return depth > 0 && random.nextBoolean() ? container(depth, true) : leaf(pick(NaiveConditions.ITEM_ATTRIBUTES));
    }

    private Map<String, Object> container(int depth, boolean onItem) {
        List<Object> conditions = new ArrayList<>();
        for (int index = random.nextInt(3); index >= 0; index--) {
            conditions.add(onItem ? itemCondition(depth - 1) : condition(depth - 1));
        }
        return Map.of(pick(List.of("all", "any", "none", "notAll")), conditions);
    }

    private Map<String, Object> subselect(int depth) {
        Map<String, Object> subselect = new LinkedHashMap<>();
        subselect.put("total", pick(List.of("quantity", "amount")));
        String operator = pick(random.nextBoolean() ? ORDERING : EQUALITY);
        subselect.put("is", Map.of(operator, number()));
        if (random.nextBoolean()) {
            subselect.put("where", itemCondition(depth - 1));
        }
        return Map.of("subselect", subselect);
    }

    private Map<String, Object> leaf(Map.Entry<String, String> attribute) {
        return leaf(attribute.getKey(), attribute.getValue());
    }

    private Map<String, Object> leaf(String name, String type) {
        if (random.nextInt(6) == 0) {
            return Map.of(name, Map.of("exists", random.nextBoolean()));
        }
        String operator = pick(
                switch (type) {
                    case "text", "typed" -> pick(List.of(EQUALITY, MEMBERSHIP, CONTAINMENT));
                    case "tier" -> pick(List.of(EQUALITY, MEMBERSHIP));
                    case "number", "money" -> pick(List.of(EQUALITY, MEMBERSHIP, ORDERING));
                    case "flag" -> EQUALITY;
                    default -> pick(List.of(EQUALITY, MEMBERSHIP, ORDERING, CONTAINMENT));
                });
        Object operand = MEMBERSHIP.contains(operator)
                ? List.of(operand(type), operand(type))
                : ORDERING.contains(operator) ? number() : operand(type);
        return Map.of(name, Map.of(operator, operand));
    }

    private Object operand(String type) {
        return switch (type) {
            case "text" -> pick(WORDS);
            case "tier" -> pick(TIERS);
            case "typed" -> " " + pick(WORDS).toUpperCase(java.util.Locale.ROOT);
            case "number", "money" -> number();
            case "flag" -> random.nextBoolean();
            default -> pick(List.<Object>of(pick(WORDS), number(), random.nextBoolean()));
        };
    }

    /** Returns an order: one third each in the ruleset's currency, with an exchange rate, and without one. */
    SampleOrder order() {
        SampleOrder order = SampleOrder.in(pick(List.of("USD", "GBP", "EUR")))
                .shipping(new Shipping(
                        word(),
                        number(),
                        number(),
                        number(),
                        word(),
                        word(),
                        word(),
                        random.nextBoolean() ? null : " rEd "))
                .payment(word(), word())
                .coupon(word())
                .pointsUsed(random.nextInt(2));
        if (random.nextBoolean()) {
            order.pricesIncludeTax();
        }
        for (int line = random.nextInt(4); line >= 0; line--) {
            order.line(line(line));
        }
        return order;
    }

    private OrderLine line(int index) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            attributes.put("color", attribute(true));
        }
        if (random.nextBoolean()) {
            attributes.put("size", attribute(true));
        }
        BigDecimal quantity = number().add(BigDecimal.ONE);
        BigDecimal price = number();
        return new OrderLine(
                String.valueOf(index),
                pick(WORDS),
                word(),
                quantity,
                price,
                price.multiply(quantity),
                number().min(price),
                number(),
                null,
                random.nextBoolean() ? null : number(),
                attributes);
    }

    private AttributeValue attribute(boolean mayBeList) {
        return switch (random.nextInt(mayBeList ? 4 : 3)) {
            case 0 -> new AttributeValue.Text(pick(WORDS));
            case 1 -> new AttributeValue.Numeric(number());
            case 2 -> new AttributeValue.Flag(random.nextBoolean());
            default ->
                new AttributeValue.Many(
                        random.nextInt(4) == 0 ? List.of() : List.of(attribute(false), attribute(false)));
        };
    }

    CustomerFacts customer() {
        return new CustomerFacts(
                word(),
                pick(WORDS),
                number(),
                random.nextInt(6),
                random.nextInt(6),
                random.nextInt(6),
                random.nextBoolean(),
                random.nextInt(20) - 10,
                pick(TIERS),
                random.nextBoolean(),
                random.nextInt(3),
                random.nextInt(6),
                number(),
                random.nextInt(3),
                false);
    }

    private String word() {
        return random.nextInt(3) == 0 ? null : pick(WORDS);
    }

    BigDecimal number() {
        return new BigDecimal(pick(NUMBERS));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
