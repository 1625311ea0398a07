package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.condition.ConditionNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads conditions: nested {@code all}, {@code any}, {@code none} and {@code notAll} containers of leaf conditions. */
final class ConditionReader<S> {

    private static final List<String> CONTAINERS = List.of("all", "any", "none", "notAll");

    private final LeafReader<S> leaves;

    ConditionReader(LeafReader<S> leaves) {
        this.leaves = leaves;
    }

    /** Reads one condition; returns null after adding an error. */
    @Nullable
    ConditionNode<S> read(YamlField field) {
        YamlSection section = field.section();
        if (section == null) {
            return null;
        }
        List<YamlSection.NamedField> entries = section.entries();
        if (entries.size() != 1) {
            field.addError(
                    entries.isEmpty() ? "an empty condition" : entries.size() + " conditions in one",
                    "one condition; combine several with all: [ … ] or any: [ … ]");
        }
        List<@Nullable ConditionNode<S>> nodes = new ArrayList<>();
        for (YamlSection.NamedField entry : entries) {
            nodes.add(read(entry));
        }
        return nodes.isEmpty() ? null : nodes.getFirst();
    }

    private @Nullable ConditionNode<S> read(YamlSection.NamedField entry) {
        return switch (entry.key()) {
            case "all" -> container(entry, ConditionNode.All::new);
            case "any" -> container(entry, ConditionNode.Any::new);
            case "none" -> container(entry, ConditionNode.None::new);
            case "notAll" -> container(entry, ConditionNode.NotAll::new);
            default -> leaf(entry);
        };
    }

    private @Nullable ConditionNode<S> container(
            YamlSection.NamedField entry, Function<List<ConditionNode<S>>, ConditionNode<S>> factory) {
        List<YamlField> fields = entry.field().list("a list of conditions, at least one");
        if (fields == null) {
            return null;
        }
        List<ConditionNode<S>> nodes =
                fields.stream().map(this::read).filter(Objects::nonNull).toList();
        return factory.apply(nodes);
    }

    private @Nullable ConditionNode<S> leaf(YamlSection.NamedField entry) {
        if (leaves.isKnown(entry.key())) {
            return leaves.read(entry);
        }
        YamlField field = entry.field();
        field.errors()
                .addUnknown(
                        entry.at(),
                        field.path(),
                        "condition",
                        entry.key(),
                        Stream.concat(CONTAINERS.stream(), leaves.names().stream())
                                .toList());
        return null;
    }
}
