package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.condition.ConditionNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The conditions on one kind of subject that are not made of others. */
interface LeafReader<S> {

    /** Whether there is a condition of a name, be it of use in this place or not. */
    boolean knows(String name);

    /** The condition of a known name; null where it is wrong, which is then among the problems. */
    @Nullable
    ConditionNode<S> read(YamlSection.Entry entry);

    /** Their names, to find the one that was meant. */
    Collection<String> names();
}
