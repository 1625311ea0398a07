package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.condition.ConditionNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads leaf conditions, which do not contain other conditions, on one type of subject. */
interface LeafReader<S> {

    /** Returns whether a condition of a name exists, whether or not it is allowed in this context. */
    boolean isKnown(String name);

    /** Reads a condition of a known name; returns null after adding an error. */
    @Nullable
    ConditionNode<S> read(YamlSection.NamedField entry);

    /** Returns the names that are allowed in this context, for error messages. */
    Collection<String> names();
}
