package dev.rewardsync.rule.yaml;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.rule.condition.Attribute;
import dev.rewardsync.rule.condition.Attributes;
import dev.rewardsync.rule.condition.ConditionNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The conditions on one item of a cart: its attributes, and the product's by any name. */
final class ItemLeafReader implements LeafReader<PricedLine> {

    @Override
    public boolean knows(String name) {
        return Attributes.ofItem(name).isPresent() || Attributes.ofEvent(name).isPresent();
    }

    @Override
    public Collection<String> names() {
        return Attributes.namesOfItems();
    }

    @Override
    public @Nullable ConditionNode<PricedLine> read(YamlSection.Entry entry) {
        Attribute<PricedLine> attribute = Attributes.ofItem(entry.key()).orElse(null);
        YamlField field = entry.field();
        if (attribute == null) {
            field.problems().add(entry.at(), field.path(), "not an attribute of an item", "item.…");
            return null;
        }
        return new ComparisonReader<>(attribute.type(), attribute::leaf).read(field);
    }
}
