package dev.rewardsync.rule.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Something in a ruleset file that is legal but surely not what its author meant.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param path such as {@code rules[3].when}
 * @param problem what is wrong
 * @param nearest the known name that is most like the one found; null where none is
 */
public record RulesetWarning(
        String file,
        int line,
        int column,
        String path,
        String problem,
        @Nullable String nearest) implements Diagnostic {

    /** The warning on one line: {@code file:line:column: warning: path: problem; did you mean "…"?}. */
    @Override
    public String format() {
        String place = file + ":" + line + ":" + column + ": warning: " + path + ": ";
        return place + problem + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?");
    }
}
