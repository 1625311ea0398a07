package dev.rewardsync.rule.yaml;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.rule.condition.Attribute;
import dev.rewardsync.rule.condition.AttributeCatalog;
import dev.rewardsync.rule.condition.ConditionNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads the leaf conditions on an item: predefined attributes, and product attributes of any name. */
final class ItemLeafReader implements LeafReader<PricedLine> {

    @Override
    public boolean isKnown(String name) {
        return AttributeCatalog.itemAttribute(name).isPresent()
                || AttributeCatalog.eventAttribute(name).isPresent();
    }

    @Override
    public Collection<String> names() {
        return AttributeCatalog.itemAttributeNames();
    }

    @Override
    public @Nullable ConditionNode<PricedLine> read(YamlSection.NamedField entry) {
        Attribute<PricedLine> attribute =
                AttributeCatalog.itemAttribute(entry.key()).orElse(null);
        YamlField field = entry.field();
        if (attribute == null) {
            field.errors().add(entry.at(), field.path(), "not an attribute of an item", "item.…");
            return null;
        }
        return new ComparisonReader<>(attribute.type(), attribute::leaf).read(field);
    }
}
