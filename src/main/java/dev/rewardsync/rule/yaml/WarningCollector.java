package dev.rewardsync.rule.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the warnings about a file. */
final class WarningCollector {

    private final String file;
    private final List<RulesetWarning> warnings = new ArrayList<>();

    WarningCollector(String file) {
        this.file = file;
    }

    void add(SourceLocation at, String path, String problem) {
        add(at, path, problem, null);
    }

    void add(SourceLocation at, String path, String problem, @Nullable String nearest) {
        warnings.add(new RulesetWarning(file, at.line(), at.column(), path, problem, nearest));
    }

    /** Returns the warnings in the order of their locations. */
    List<RulesetWarning> inOrder() {
        return warnings.stream()
                .sorted(Comparator.comparingInt(RulesetWarning::line).thenComparingInt(RulesetWarning::column))
                .toList();
    }
}
