package dev.rewardsync.rule.yaml;

import dev.rewardsync.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Formats diagnostics for a terminal, each with its source line and a caret below its column. */
public final class DiagnosticReport {

    private static final int MAX_WIDTH = 160;

    private final List<String> lines;

    /** Creates a report on a file.
     *
     * @param content of the file, UTF-8
     */
    public DiagnosticReport(byte[] content) {
        this.lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    /** Formats all diagnostics, one block each. */
    public String render(List<? extends Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::render).collect(Collectors.joining("\n"));
    }

    private String render(Diagnostic diagnostic) {
        String headline = Printable.line(diagnostic.format()) + "\n";
        if (diagnostic.line() > lines.size()) {
            return headline;
        }
        String source = lines.get(diagnostic.line() - 1);
        int column = Math.min(diagnostic.column() - 1, source.codePointCount(0, source.length()));
        if (column >= MAX_WIDTH) {
            return headline;
        }
        int[] visible = source.codePoints()
                .limit(MAX_WIDTH)
                .map(DiagnosticReport::printable)
                .toArray();
        String margin = "%5d | ".formatted(diagnostic.line());
        return headline + margin + new String(visible, 0, visible.length) + "\n" + " ".repeat(margin.length() + column)
                + "^\n";
    }

    private static int printable(int character) {
        return Printable.isPrintable(Character.toString(character)) ? character : ' ';
    }
}
