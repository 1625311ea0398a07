package dev.rewardsync.rulefile;

import dev.rewardsync.rule.condition.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions of the file: nested {@code all}, {@code any}, {@code none} and {@code notAll} over a subject's leaves. */
final class ConditionReader<S> {

    private static final List<String> CONTAINERS = List.of("all", "any", "none", "notAll");

    private final Leaves<S> leaves;

    ConditionReader(Leaves<S> leaves) {
        this.leaves = leaves;
    }

    /** One condition; null where it is wrong. */
    @Nullable
    Node<S> read(Field field) {
        Section section = field.section();
        if (section == null) {
            return null;
        }
        List<Section.Entry> entries = section.entries();
        if (entries.size() != 1) {
            field.problem(
                    entries.isEmpty() ? "an empty condition" : entries.size() + " conditions in one",
                    "one condition; several go into all: [ … ] or any: [ … ]");
        }
        List<@Nullable Node<S>> nodes = new ArrayList<>();
        for (Section.Entry entry : entries) {
            nodes.add(read(entry));
        }
        return nodes.isEmpty() ? null : nodes.getFirst();
    }

    private @Nullable Node<S> read(Section.Entry entry) {
        return switch (entry.key()) {
            case "all" -> container(entry, Node.All::new);
            case "any" -> container(entry, Node.Any::new);
            case "none" -> container(entry, Node.None::new);
            case "notAll" -> container(entry, Node.NotAll::new);
            default -> leaf(entry);
        };
    }

    private @Nullable Node<S> container(Section.Entry entry, Function<List<Node<S>>, Node<S>> joined) {
        List<Field> fields = entry.field().list("a list of conditions, at least one");
        if (fields == null) {
            return null;
        }
        List<Node<S>> nodes =
                fields.stream().map(this::read).filter(Objects::nonNull).toList();
        return joined.apply(nodes);
    }

    private @Nullable Node<S> leaf(Section.Entry entry) {
        if (leaves.knows(entry.key())) {
            return leaves.read(entry);
        }
        Field field = entry.field();
        field.problems()
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
