package dev.rewardsync.rule.yaml;

import org.jspecify.annotations.Nullable;

/**
 * An error in a ruleset file.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param path such as {@code rules[3].earn.step}; empty for the whole file
 * @param problem a description of the error
 * @param expected a description of valid values; null if the problem implies it
 * @param nearest the known name most similar to the one found; null if none is similar
 */
public record RulesetError(
        String file,
        int line,
        int column,
        String path,
        String problem,
        @Nullable String expected,
        @Nullable String nearest)
        implements Diagnostic {

    /** Returns the error on one line: {@code file:line:column: path: problem; expected …; did you mean "…"?}. */
    @Override
    public String format() {
        StringBuilder text = new StringBuilder();
        text.append(file).append(':').append(line).append(':').append(column).append(": ");
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        text.append(problem);
        if (expected != null) {
            text.append("; expected ").append(expected);
        }
        if (nearest != null) {
            text.append("; did you mean \"").append(nearest).append("\"?");
        }
        return text.toString();
    }
}
