package dev.rewardsync.rule.yaml;

import dev.rewardsync.text.NearestName;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the errors of a file. Reading continues after an error, so that all errors are reported at once. */
final class ErrorCollector {

    private final String file;
    private final Set<RulesetError> errors = new LinkedHashSet<>();

    ErrorCollector(String file) {
        this.file = file;
    }

    void add(SourceLocation at, String path, String problem) {
        add(at, path, problem, null, null);
    }

    void add(SourceLocation at, String path, String problem, @Nullable String expected) {
        add(at, path, problem, expected, null);
    }

    /** Adds an error for an unknown name, with the known names and the most similar one. */
    void addUnknown(SourceLocation at, String path, String what, String name, Collection<String> known) {
        String problem = "unknown " + what + " " + YamlField.quoted(name);
        add(at, path, problem, NearestName.list(known), NearestName.to(name, known));
    }

    private void add(
            SourceLocation at, String path, String problem, @Nullable String expected, @Nullable String nearest) {
        errors.add(new RulesetError(file, at.line(), at.column(), path, problem, expected, nearest));
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Returns the errors in the order of their locations. */
    List<RulesetError> inOrder() {
        return errors.stream()
                .sorted(Comparator.comparingInt(RulesetError::line).thenComparingInt(RulesetError::column))
                .toList();
    }
}
