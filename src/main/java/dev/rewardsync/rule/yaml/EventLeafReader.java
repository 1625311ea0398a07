package dev.rewardsync.rule.yaml;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.condition.Attribute;
import dev.rewardsync.rule.condition.AttributeType;
import dev.rewardsync.rule.condition.Attributes;
import dev.rewardsync.rule.condition.ConditionNode;
import dev.rewardsync.rule.condition.ItemsNode;
import dev.rewardsync.rule.condition.ItemsNode.Summand;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions on an event: attributes of the customer and the order, and what is asked of the order's items.
 *
 * @param trigger what the rule listens to; null where the file gets that wrong, and then everything is of use
 * @param tiers what {@code customer.tier} can be compared with
 */
record EventLeafReader(@Nullable Trigger trigger, TierNames tiers) implements LeafReader<Facts> {

    private static final String FOUND = "found";
    private static final String NOT_FOUND = "notFound";
    private static final String SUBSELECT = "subselect";
    private static final List<String> OF_ITEMS = List.of(FOUND, NOT_FOUND, SUBSELECT);
    private static final Map<String, Summand> SUMMANDS = NameReader.of(Summand.class);
    private static final ConditionNode<PricedLine> EVERY_ITEM = new ConditionNode.All<>(List.of());
    private static final ConditionReader<PricedLine> ITEMS = new ConditionReader<>(new ItemLeafReader());

    /** The condition of items on its own. */
    static @Nullable ConditionNode<PricedLine> readItems(YamlField field) {
        return ITEMS.read(field);
    }

    @Override
    public boolean knows(String name) {
        return OF_ITEMS.contains(name)
                || Attributes.ofEvent(name).isPresent()
                || Attributes.ofItem(name).isPresent();
    }

    @Override
    public Collection<String> names() {
        return Stream.of(OF_ITEMS, Attributes.namesOfEvents(), Attributes.namesOfItems())
                .flatMap(Collection::stream)
                .filter(name -> name.startsWith(Attributes.ITEM_PREFIX) || whyMisplaced(name) == null)
                .toList();
    }

    @Override
    public @Nullable ConditionNode<Facts> read(YamlSection.Entry entry) {
        String misplaced = whyMisplaced(entry.key());
        if (misplaced != null) {
            entry.field().problems().add(entry.at(), entry.field().path(), misplaced);
        }
        return switch (entry.key()) {
            case FOUND -> found(entry.field());
            case NOT_FOUND -> notFound(entry.field());
            case SUBSELECT -> subselect(entry.field());
            default -> attribute(entry);
        };
    }

    private @Nullable ConditionNode<Facts> attribute(YamlSection.Entry entry) {
        Attribute<Facts> attribute = Attributes.ofEvent(entry.key()).orElse(null);
        if (attribute == null) {
            return null;
        }
        ValueReader<YamlField, String> texts =
                attribute.name().equals(Attributes.CUSTOMER_TIER) ? tiers::read : YamlField::text;
        return new ComparisonReader<>(attribute.type(), texts, attribute::leaf).read(entry.field());
    }

    private @Nullable String whyMisplaced(String name) {
        if (name.startsWith(Attributes.ITEM_PREFIX)) {
            return "an item's attribute; it can be asked in found, notFound, subselect and items";
        }
        if (name.equals(Attributes.CUSTOMER_TIER) && !tiers.inFile()) {
            return TierNames.NO_TIERS;
        }
        return trigger == null ? null : whyMisplaced(name, trigger);
    }

    private static @Nullable String whyMisplaced(String name, Trigger trigger) {
        if (name.startsWith(Attributes.REFEREE_PREFIX) && !trigger.hasReferee()) {
            return "the event " + trigger.wireName() + " has no invited customer to ask for";
        }
        if (name.startsWith(Attributes.ACTIVITY_PREFIX) && !trigger.hasActivity()) {
            return "the event " + trigger.wireName() + " has no activity to ask for";
        }
        boolean ofCart = name.startsWith(Attributes.CART_PREFIX);
        boolean ofOrder = name.startsWith(Attributes.ORDER_PREFIX);
        if ((OF_ITEMS.contains(name) || ofCart || ofOrder) && !trigger.hasOrder()) {
            return "the event " + trigger.wireName() + " has no order to ask for";
        }
        boolean placed = trigger.equals(Trigger.ORDER_PLACED);
        return ofCart && !placed || ofOrder && placed
                ? "of no use on the event " + trigger.wireName() + ", whose order is asked for as "
                        + (placed ? Attributes.CART_PREFIX : Attributes.ORDER_PREFIX) + "…"
                : null;
    }

    private static @Nullable ConditionNode<Facts> found(YamlField field) {
        ConditionNode<PricedLine> item = readItems(field);
        return item == null ? null : new ItemsNode.Found(item);
    }

    private static @Nullable ConditionNode<Facts> notFound(YamlField field) {
        ConditionNode<PricedLine> item = readItems(field);
        return item == null ? null : new ItemsNode.NotFound(item);
    }

    private static @Nullable ConditionNode<Facts> subselect(YamlField field) {
        YamlSection section = field.section(List.of("total", "is", "where"));
        if (section == null) {
            return null;
        }
        ConditionNode<PricedLine> where = section.read("where", EVERY_ITEM, EventLeafReader::readItems);
        Summand summand = section.require("total", Summand.QUANTITY, it -> it.oneOf("total", SUMMANDS));
        ComparisonReader<Facts> comparison = new ComparisonReader<>(
                AttributeType.TOTAL, (operator, operand) -> ItemsNode.Total.of(summand, where, operator, operand));
        return section.requireOrNull("is", comparison::read);
    }
}
