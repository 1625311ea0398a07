package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.condition.ConditionNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads the leaf conditions of a redemption rate: those of cart rules, except the use of points, which the rate decides. */
final class RateLeafReader implements LeafReader<Facts> {

    private static final String POINTS_USED = "cart.pointsUsed";

    private final EventLeafReader cart;

    RateLeafReader(TierNames tiers) {
        this.cart = new EventLeafReader(Trigger.ORDER_PLACED, tiers);
    }

    @Override
    public boolean isKnown(String name) {
        return cart.isKnown(name);
    }

    @Override
    public Collection<String> names() {
        return cart.names().stream().filter(name -> !name.equals(POINTS_USED)).toList();
    }

    @Override
    public @Nullable ConditionNode<Facts> read(YamlSection.NamedField entry) {
        if (entry.key().equals(POINTS_USED)) {
            String problem = "not available in a rate: the rate is chosen before points are used";
            entry.field().errors().add(entry.at(), entry.field().path(), problem);
            return null;
        }
        return cart.read(entry);
    }
}
