package dev.rewardsync.rule.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A warning about a mistake in a valid ruleset file.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param path such as {@code rules[3].when}
 * @param problem a description of the mistake
 * @param nearest the known name most similar to the one found; null if none is similar
 */
public record RulesetWarning(
        String file,
        int line,
        int column,
        String path,
        String problem,
        @Nullable String nearest) implements Diagnostic {

    /** Returns the warning on one line: {@code file:line:column: warning: path: problem; did you mean "…"?}. */
    @Override
    public String format() {
        String prefix = file + ":" + line + ":" + column + ": warning: " + path + ": ";
        return prefix + problem + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?");
    }
}
