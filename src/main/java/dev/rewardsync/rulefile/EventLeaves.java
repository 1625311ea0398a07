package dev.rewardsync.rulefile;

import dev.rewardsync.cart.CartLine;
import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.condition.Attribute;
import dev.rewardsync.rule.condition.AttributeType;
import dev.rewardsync.rule.condition.Attributes;
import dev.rewardsync.rule.condition.Node;
import dev.rewardsync.rule.condition.Operator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions on an event: attributes of the customer and the order, and what is asked of the order's items.
 *
 * @param trigger what the rule listens to; null where the file gets that wrong, and then everything is of use
 */
record EventLeaves(@Nullable Trigger trigger) implements Leaves<Facts> {

    private static final String FOUND = "found";
    private static final String NOT_FOUND = "notFound";
    private static final String SUBSELECT = "subselect";
    private static final List<String> OF_ITEMS = List.of(FOUND, NOT_FOUND, SUBSELECT);
    private static final Map<String, Total> TOTALS = Names.of(Total.class);
    private static final Node<CartLine> EVERY_ITEM = new Node.All<>(List.of());
    private static final ConditionReader<CartLine> ITEMS = new ConditionReader<>(new ItemLeaves());

    /** The condition of items on its own. */
    static @Nullable Node<CartLine> readItems(Field field) {
        return ITEMS.read(field);
    }

    @Override
    public boolean knows(String name) {
        return OF_ITEMS.contains(name)
                || Attributes.ofEvent(name).isPresent()
                || Attributes.ofItem(name).isPresent()
                || Attributes.comesLater(name);
    }

    @Override
    public Collection<String> names() {
        return Stream.of(OF_ITEMS, Attributes.namesOfEvents(), Attributes.namesOfItems())
                .flatMap(Collection::stream)
                .filter(name -> !name.startsWith(unsuitablePrefix()))
                .toList();
    }

    @Override
    public @Nullable Node<Facts> read(Section.Entry entry) {
        String misplaced = whyMisplaced(entry.key());
        if (misplaced != null) {
            entry.field().problems().add(entry.at(), entry.field().path(), misplaced);
        }
        return switch (entry.key()) {
            case FOUND -> found(entry.field());
            case NOT_FOUND -> negated(found(entry.field()));
            case SUBSELECT -> subselect(entry.field());
            default -> attribute(entry);
        };
    }

    private @Nullable Node<Facts> attribute(Section.Entry entry) {
        Attribute<Facts> attribute = Attributes.ofEvent(entry.key()).orElse(null);
        return attribute == null ? null : new ComparisonReader<>(attribute.type(), attribute::leaf).read(entry.field());
    }

    private @Nullable String whyMisplaced(String name) {
        if (Attributes.comesLater(name)) {
            return Section.NOT_YET;
        }
        if (name.startsWith(Attributes.ITEM_PREFIX)) {
            return "an item's attribute; it can be asked in found, notFound, subselect and items";
        }
        if (trigger == null) {
            return null;
        }
        boolean needsOrder = OF_ITEMS.contains(name)
                || name.startsWith(Attributes.CART_PREFIX)
                || name.startsWith(Attributes.ORDER_PREFIX);
        if (needsOrder && !trigger.hasOrder()) {
            return "the event " + trigger.wireName() + " has no order to ask for";
        }
        return name.startsWith(unsuitablePrefix())
                ? "of no use on the event " + trigger.wireName() + ", whose order is asked for as " + suitablePrefix()
                        + "…"
                : null;
    }

    private String suitablePrefix() {
        return trigger == Trigger.ORDER_COMPLETED ? Attributes.ORDER_PREFIX : Attributes.CART_PREFIX;
    }

    private String unsuitablePrefix() {
        return trigger == Trigger.ORDER_COMPLETED ? Attributes.CART_PREFIX : Attributes.ORDER_PREFIX;
    }

    private static @Nullable Node<Facts> found(Field field) {
        Node<CartLine> item = readItems(field);
        return item == null ? null : new Node.Found(item);
    }

    private static @Nullable Node<Facts> negated(@Nullable Node<Facts> node) {
        return node == null ? null : new Node.Not<>(node);
    }

    private static @Nullable Node<Facts> subselect(Field field) {
        Section section = field.section(List.of("total", "is", "where"));
        if (section == null) {
            return null;
        }
        Node<CartLine> where = section.read("where", EVERY_ITEM, EventLeaves::readItems);
        Total total = section.require("total", Total.QUANTITY, it -> it.oneOf("total", TOTALS));
        ComparisonReader<Facts> comparison = new ComparisonReader<>(
                AttributeType.TOTAL, (operator, operand) -> total.node(where, operator, operand));
        return section.requireOrNull("is", comparison::read);
    }

    /** What is summed up over the items that match. */
    private enum Total {
        QUANTITY,
        AMOUNT;

        Node<Facts> node(Node<CartLine> where, Operator operator, AttributeValue operand) {
            return switch (this) {
                case QUANTITY -> Node.TotalQuantity.of(where, operator, operand);
                case AMOUNT -> Node.TotalAmount.of(where, operator, operand);
            };
        }
    }
}
