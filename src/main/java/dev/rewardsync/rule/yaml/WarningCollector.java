package dev.rewardsync.rule.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is legal in a file but surely wrong, collected. */
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

    /** Everything found, in the order of the file. */
    List<RulesetWarning> inOrder() {
        return warnings.stream()
                .sorted(Comparator.comparingInt(RulesetWarning::line).thenComparingInt(RulesetWarning::column))
                .toList();
    }
}
