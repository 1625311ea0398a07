package dev.rewardsync.rule.yaml;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.condition.Attribute;
import dev.rewardsync.rule.condition.AttributeCatalog;
import dev.rewardsync.rule.condition.AttributeType;
import dev.rewardsync.rule.condition.ConditionNode;
import dev.rewardsync.rule.condition.ItemsNode;
import dev.rewardsync.rule.condition.ItemsNode.Summand;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the leaf conditions on an event: attributes of the event, and conditions on the order's items.
 *
 * @param trigger of the rule; null if it is invalid, in which case all conditions are accepted
 * @param tiers the valid operands of {@code customer.tier}
 */
record EventLeafReader(@Nullable Trigger trigger, TierNames tiers) implements LeafReader<Facts> {

    private static final String FOUND = "found";
    private static final String NOT_FOUND = "notFound";
    private static final String SUBSELECT = "subselect";
    private static final List<String> ITEM_CONDITIONS = List.of(FOUND, NOT_FOUND, SUBSELECT);
    private static final Map<String, Summand> SUMMANDS = NameReader.kebabCase(Summand.class);
    private static final ConditionNode<PricedLine> EVERY_ITEM = new ConditionNode.All<>(List.of());
    private static final ConditionReader<PricedLine> ITEMS = new ConditionReader<>(new ItemLeafReader());

    /** Reads a condition on an item; returns null after adding an error. */
    static @Nullable ConditionNode<PricedLine> readItems(YamlField field) {
        return ITEMS.read(field);
    }

    @Override
    public boolean isKnown(String name) {
        return ITEM_CONDITIONS.contains(name)
                || AttributeCatalog.eventAttribute(name).isPresent()
                || AttributeCatalog.itemAttribute(name).isPresent();
    }

    @Override
    public Collection<String> names() {
        return Stream.of(ITEM_CONDITIONS, AttributeCatalog.eventAttributeNames(), AttributeCatalog.itemAttributeNames())
                .flatMap(Collection::stream)
                .filter(name -> name.startsWith(AttributeCatalog.ITEM_PREFIX) || misplacementError(name) == null)
                .toList();
    }

    @Override
    public @Nullable ConditionNode<Facts> read(YamlSection.NamedField entry) {
        String error = misplacementError(entry.key());
        if (error != null) {
            entry.field().errors().add(entry.at(), entry.field().path(), error);
        }
        return switch (entry.key()) {
            case FOUND -> found(entry.field());
            case NOT_FOUND -> notFound(entry.field());
            case SUBSELECT -> subselect(entry.field());
            default -> attribute(entry);
        };
    }

    private @Nullable ConditionNode<Facts> attribute(YamlSection.NamedField entry) {
        Attribute<Facts> attribute =
                AttributeCatalog.eventAttribute(entry.key()).orElse(null);
        if (attribute == null) {
            return null;
        }
        ValueReader<YamlField, String> texts =
                attribute.name().equals(AttributeCatalog.CUSTOMER_TIER) ? tiers::read : YamlField::text;
        return new ComparisonReader<>(attribute.type(), texts, attribute::leaf).read(entry.field());
    }

    private @Nullable String misplacementError(String name) {
        if (name.startsWith(AttributeCatalog.ITEM_PREFIX)) {
            return "an item attribute, only allowed in found, notFound, subselect and items";
        }
        if (name.equals(AttributeCatalog.CUSTOMER_TIER) && !tiers.inFile()) {
            return TierNames.NO_TIERS;
        }
        return trigger == null ? null : misplacementError(name, trigger);
    }

    private static @Nullable String misplacementError(String name, Trigger trigger) {
        if (name.startsWith(AttributeCatalog.REFEREE_PREFIX) && !trigger.hasReferee()) {
            return "the event " + trigger.wireName() + " has no referee";
        }
        if (name.startsWith(AttributeCatalog.REVIEW_PREFIX) && !trigger.equals(Trigger.REVIEW_APPROVED)) {
            return "the event " + trigger.wireName() + " has no review";
        }
        if (name.startsWith(AttributeCatalog.ACTIVITY_PREFIX) && !trigger.hasActivity()) {
            return "the event " + trigger.wireName() + " has no activity";
        }
        boolean isCartAttribute = name.startsWith(AttributeCatalog.CART_PREFIX);
        boolean isOrderAttribute = name.startsWith(AttributeCatalog.ORDER_PREFIX);
        if ((ITEM_CONDITIONS.contains(name) || isCartAttribute || isOrderAttribute) && !trigger.hasOrder()) {
            return "the event " + trigger.wireName() + " has no order";
        }
        boolean isPlacement = trigger.equals(Trigger.ORDER_PLACED);
        return isCartAttribute && !isPlacement || isOrderAttribute && isPlacement
                ? "not available for the event " + trigger.wireName() + ", whose order attributes start with "
                        + (isPlacement ? AttributeCatalog.CART_PREFIX : AttributeCatalog.ORDER_PREFIX)
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
        Summand summand = section.require("total", Summand.QUANTITY, value -> value.oneOf("total", SUMMANDS));
        ComparisonReader<Facts> comparison = new ComparisonReader<>(
                AttributeType.TOTAL, (operator, operand) -> ItemsNode.Total.of(summand, where, operator, operand));
        return section.requireOrNull("is", comparison::read);
    }
}
