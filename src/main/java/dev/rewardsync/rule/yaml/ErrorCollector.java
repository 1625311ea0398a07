package dev.rewardsync.rule.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, collected while it is read on, so that its author sees everything at once. */
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

    /** A name that nothing here has, with the names there are, and the nearest of them. */
    void addUnknown(SourceLocation at, String path, String what, String name, Collection<String> known) {
        String problem = "unknown " + what + " " + YamlField.quoted(name);
        add(at, path, problem, NearestName.listed(known), NearestName.to(name, known));
    }

    private void add(
            SourceLocation at, String path, String problem, @Nullable String expected, @Nullable String nearest) {
        errors.add(new RulesetError(file, at.line(), at.column(), path, problem, expected, nearest));
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Everything found, in the order of the file. */
    List<RulesetError> inOrder() {
        return errors.stream()
                .sorted(Comparator.comparingInt(RulesetError::line).thenComparingInt(RulesetError::column))
                .toList();
    }
}
